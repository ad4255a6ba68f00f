import type { Asked } from './readLine';

const questionWords = /^(?:how|what|what's|when|why|which|where|is|are|does|do|did|should|will)\b/i;
const totals = /\b(?:spent|spend|spending|cost|costs|total|totals|budget|saved|savings)\b/i;
const talk =
  /^(?:thanks?|thank you|cheers|ok|okay|great|good (?:morning|afternoon|evening)|bye|sorry|wow|lol|nice|useless|rubbish|stupid)\b/i;

const unclearSentence = 'I could not read that line. These are the things you can ask me.';

/** Questions, thanks and anger: answered with one sentence, never run. Undefined for other lines. */
export function smallTalk(text: string, line: string): Asked | undefined {
  const isQuestion = questionWords.test(line) || /\?\s*$/.test(text);
  if (isQuestion && totals.test(line)) {
    const words = /\b(?:on|for|with|at)\s+(.+)$/i.exec(line)?.[1] ?? '';
    const place = words === '' ? 'Packages' : `Packages for “${words}”`;
    const sentence = `I cannot answer questions about totals here. Open ${place} in the tab: the totals are at the foot of the list.`;
    return { command: 'totals', words, sentence };
  }
  if (talk.test(line)) return { command: 'help', sentence: 'These are the things you can ask me.' };
  return questionWords.test(line) ? unclear() : undefined;
}

/** The answer to a line that is no command and not nearly one. */
export function unclear(): Asked {
  return { command: 'help', sentence: unclearSentence };
}
