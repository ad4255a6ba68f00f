import {
  ActivityTypes,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type Activity,
  type Request,
  type Response,
  TeamsInfo,
  type TurnContext,
} from 'botbuilder';
import { readActivity, type ReadTurn } from './activity';
import { credentials, logRefusal, mayCall, refusalOf, type BotRegistration } from './admission';
import { invokeBody } from './invokeAnswer';
import type { BotLog } from './log';
import { answerActivity, cardActivity, invokeResponse, newThread, notReached } from './outgoing';
import {
  inTime,
  personalReference,
  refusing,
  statusOf,
  threadMessage,
  withoutRetries,
} from './sending';
import {
  PostRefused,
  type Bot,
  type ConversationRef,
  type PostedAddress,
  type Poster,
  type Reply,
  type Turn,
} from './turn';

export interface AdapterOptions {
  registration: BotRegistration;
  /** What answers a turn; a function, because the bot's notifier needs this adapter first. */
  bot: () => Bot;
  log: BotLog;
  /** Milliseconds after which a button says "Still working" and its card is edited later. */
  patience?: number;
}

/** The door to Teams: answers the platform's requests, and sends and edits cards by itself. */
export interface TeamsAdapter extends Poster {
  process(request: Request, response: Response): Promise<void>;
}

/** The bot platform behind our own types: the only file that knows the SDK. */
export function createTeamsAdapter(options: AdapterOptions): TeamsAdapter {
  const { registration, log } = options;
  const door = new Door(options);
  door.onTurnError = (_context, error) => {
    // The bot answers its own errors, so this is a failed send, and saying so would fail too.
    log.error({ error: error.name, status: statusOf(error) }, 'a turn failed');
    return Promise.resolve();
  };
  return {
    process: async (request, response) => {
      const read = readActivity(request.body);
      const refusal = refusalOf(registration, read);
      if (refusal || !read) {
        logRefusal(log, refusal ?? 400);
        response.status(refusal ?? 400);
        response.end();
        return;
      }
      await door.process(request, response, (context) => door.answer(context, read));
    },
    post: (reference, card) => door.post(reference, cardActivity(card)),
    edit: (reference, activityId, card) => door.edit(reference, activityId, cardActivity(card)),
  };
}

class Door extends CloudAdapter {
  private readonly channelNames = new Map<string, string>();

  constructor(private readonly options: AdapterOptions) {
    super(new ConfigurationBotFrameworkAuthentication(credentials(options.registration)));
  }

  async answer(context: TurnContext, read: ReadTurn): Promise<void> {
    withoutRetries(context.turnState.get(this.ConnectorClientKey));
    const isInvoke = context.activity.type === ActivityTypes.Invoke;
    if (isInvoke && read.turn.kind !== 'action') {
      await context.sendActivity(invokeResponse(501));
      return;
    }
    if (isInvoke) await this.answerButton(context, read);
    else await this.answerMessage(context, read);
  }

  private async answerMessage(context: TurnContext, read: ReadTurn): Promise<void> {
    const { turn, isSubmit } = read;
    if (turn.kind === 'message' || isSubmit) await this.showTyping(context);
    const channelName = await this.channelName(context, turn);
    const reply = await this.options.bot().onTurn({ ...turn, ...(channelName && { channelName }) });
    if (isSubmit) await this.answerByItself(read, reply);
    else if (reply.answer) await context.sendActivity(answerActivity(reply.answer));
    if (reply.personally) await this.sendPersonally(turn, cardActivity(reply.personally));
  }

  private async answerButton(context: TurnContext, read: ReadTurn): Promise<void> {
    const working = this.options.bot().onTurn(read.turn);
    const reply = await inTime(working, this.options.patience ?? 4000);
    await context.sendActivity(invokeResponse(200, invokeBody(reply, read.turn)));
    // The rest must not keep the platform waiting: it gives up after a few seconds.
    void this.afterAnswer(read, working, reply === undefined);
  }

  private async afterAnswer(read: ReadTurn, working: Promise<Reply>, isLate: boolean) {
    try {
      const { turn } = read;
      const reply = await working;
      // Nobody pressed anything: an edit would make the client refresh again, for ever.
      if (turn.automatic) return;
      if (isLate || reply.replaces) await this.answerByItself(read, reply);
      if (reply.personally) await this.sendPersonally(turn, cardActivity(reply.personally));
    } catch (error) {
      this.options.log.warn({ status: statusOf(error) }, 'a card could not be edited or sent');
    }
  }

  /**
   * Answers a button outside the platform's own answer to it, which the presser alone would see.
   * Where others read the card too, only an answer that is true for everyone replaces it; any
   * other one may hold initials and the presser's own buttons, and goes to the presser alone.
   */
  private async answerByItself({ turn, cardMessageId }: ReadTurn, reply: Reply): Promise<void> {
    const { answer, replaces } = reply;
    if (!answer) return;
    const mayEdit = turn.conversationType === 'personal' || replaces === true;
    if (answer.kind === 'card' && mayEdit && cardMessageId) {
      const client = await this.connector(turn.reference);
      const activity = { ...cardActivity(answer.card), id: cardMessageId };
      await client.updateActivity(turn.conversationId, cardMessageId, activity);
      return;
    }
    await this.sendPersonally(turn, answerActivity(answer));
  }

  private async sendPersonally(turn: Turn, activity: Partial<Activity>): Promise<void> {
    try {
      await this.post(personalReference(turn.reference, turn.userId), activity);
    } catch (error) {
      if (turn.conversationType === 'personal') throw error;
      // The person's own chat cannot be opened: said here, with nothing of the answer in it.
      const client = await this.connector(turn.reference);
      await client.sendToConversation(turn.conversationId, answerActivity(notReached));
    }
  }

  /** Messages name their channel by id alone: its name is asked for once and remembered. */
  private async channelName(context: TurnContext, turn: Turn): Promise<string | undefined> {
    const { channelId, teamId, channelName } = turn;
    if (channelName || !channelId || !teamId || turn.kind !== 'message') return channelName;
    const known = this.channelNames.get(channelId);
    if (known) return known;
    try {
      const channels = await TeamsInfo.getTeamChannels(context, teamId);
      // The general channel has the team's id and no name of its own.
      for (const { id, name } of channels) this.channelNames.set(id ?? '', name ?? 'General');
    } catch (error) {
      this.options.log.debug({ status: statusOf(error) }, 'the channels’ names are not known');
    }
    return this.channelNames.get(channelId);
  }

  private async showTyping(context: TurnContext): Promise<void> {
    try {
      await context.sendActivity({ type: ActivityTypes.Typing });
    } catch (error) {
      // Not every conversation shows it, and an answer without it is still an answer.
      this.options.log.debug({ status: statusOf(error) }, 'typing was not shown');
    }
  }

  async post(reference: ConversationRef, activity: Partial<Activity>): Promise<PostedAddress> {
    return refusing(async () => {
      const client = await this.connector(reference);
      if (reference.kind === 'channel') {
        // The SDK's type asks for every field of a received activity; the connector needs two.
        const made = await client.createConversation(newThread(reference, activity as Activity));
        return { activityId: made.activityId ?? threadMessage(made.id) };
      }
      const conversationId = reference.conversationId || (await this.openChat(reference));
      const sent = await client.sendToConversation(conversationId, activity);
      return { activityId: sent.id };
    });
  }

  async edit(
    reference: ConversationRef,
    activityId: string,
    activity: Partial<Activity>,
  ): Promise<void> {
    await refusing(async () => {
      const client = await this.connector(reference);
      const thread =
        reference.kind === 'channel'
          ? `${reference.channelId ?? ''};messageid=${activityId}`
          : reference.conversationId;
      await client.updateActivity(thread, activityId, { ...activity, id: activityId });
    });
  }

  private async openChat(reference: ConversationRef): Promise<string> {
    const client = await this.connector(reference);
    const made = await client.createConversation({
      isGroup: false,
      bot: { id: reference.botId, name: '' },
      members: [{ id: reference.userId ?? '', name: '' }],
      tenantId: reference.tenantId,
      channelData: { tenant: { id: reference.tenantId } },
    });
    return made.id;
  }

  private async connector({ serviceUrl }: ConversationRef) {
    const { registration } = this.options;
    if (!mayCall(registration, serviceUrl)) throw new PostRefused(403);
    const identity = this.createClaimsIdentity(
      registration.mode === 'cloud' ? registration.botId : '',
    );
    const factory = this.botFrameworkAuthentication.createConnectorFactory(identity);
    return withoutRetries(await factory.create(serviceUrl)).conversations;
  }
}
