import type { z } from 'zod';
import type { Asking } from '../asking';
import type { Reply } from '../turn';

/** What answers one verb. The input is parsed before the handler sees it. */
export interface Action {
  /** Answers the button, or undefined when its ids or inputs are not those of this verb. */
  press(asking: Asking, value: unknown): Promise<Reply> | undefined;
}

/**
 * Binds a verb's input to its handler. `lasting` answers replace the message that carried the
 * button for everyone; what only its presser may see never does.
 */
export function action<T>(
  shape: z.ZodType<T>,
  handle: (asking: Asking, input: T) => Promise<Reply>,
  lasting: 'never' | 'inMyChat' | 'always' = 'never',
): Action {
  return {
    press: (asking, value) => {
      const parsed = shape.safeParse(value ?? {});
      if (!parsed.success) return undefined;
      const isMine = asking.turn.conversationType === 'personal';
      const replaces = lasting === 'always' || (lasting === 'inMyChat' && isMine);
      const reply = handle(asking, parsed.data);
      // Answering an automatic refresh with an edit makes the client refresh again, for ever.
      if (!replaces || asking.turn.automatic) return reply;
      return reply.then((given) => (given.answer ? { ...given, replaces } : given));
    },
  };
}
