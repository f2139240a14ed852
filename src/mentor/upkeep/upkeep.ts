/** Keeping, naming, sharing, taking along and deleting one's own conversations. */
import { hash } from "node:crypto";
import type { Actor } from "#contract/actor.ts";
import type {
  ConversationFormat,
  FavouriteList,
  FavouriteListQuery,
  FavouriteRequest,
  SharedConversation,
  SharedLink,
  ShareList,
  ShareRequest,
  UpkeepView,
} from "#contract/upkeep.ts";
import { createId, randomText } from "#lib/id.ts";
import { InvalidInputError } from "#lib/ion-error.ts";
import type { Clock } from "#platform/clock/index.ts";
import type { Database } from "#platform/database/index.ts";
import { conversationText, type SaidTurn } from "./conversation-text.ts";
import {
  NoSuchConversationError,
  NoSuchTurnError,
  SharedLinkNotFoundError,
  ShareRefusedError,
} from "./errors.ts";
import {
  createUpkeepStore,
  type FavouritePlace,
  type KeptConversation,
  type Owner,
  type SharedRow,
  type UpkeepStore,
} from "./upkeep-store.ts";

/** Every verb with an actor sees only what belongs to the actor's person. */
export interface Upkeep {
  /** @throws NoSuchConversationError, NoSuchTurnError */
  favourite(actor: Actor, sessionId: string, request: FavouriteRequest): Promise<UpkeepView>;
  /** The newest first. */
  favourites(actor: Actor, query: FavouriteListQuery): Promise<FavouriteList>;
  /** @param title null takes it away. @throws NoSuchConversationError */
  rename(actor: Actor, sessionId: string, title: string | null): Promise<UpkeepView>;
  /**
   * Makes a link that leads to the conversation as it is now, for whoever has it. What is said later is not in it.
   *
   * @throws NoSuchConversationError, NoSuchTurnError
   * @throws ShareRefusedError the conversation never leaves this machine
   */
  share(actor: Actor, sessionId: string, request: ShareRequest): Promise<SharedLink>;
  shares(actor: Actor): Promise<ShareList>;
  /** @throws SharedLinkNotFoundError */
  unshare(actor: Actor, shareId: string): Promise<void>;
  /** For whoever has the link; a conversation that is to be masked is masked. @throws SharedLinkNotFoundError */
  readShared(token: string, after: number): Promise<SharedConversation>;
  /** The conversation's text, in pieces. @throws NoSuchConversationError */
  export(actor: Actor, sessionId: string, as: ExportAs): Promise<AsyncGenerator<string>>;
  /** Deletes a conversation with all that hangs on it, a few turns at a time. @throws NoSuchConversationError */
  remove(actor: Actor, sessionId: string): Promise<void>;
}

export interface ExportAs {
  readonly format: ConversationFormat;
  readonly language: "en" | "ko";
}

export interface UpkeepNeeds {
  readonly database: Database;
  readonly clock: Clock;
  /** Personal data out of texts that belong together. */
  readonly mask: (texts: readonly string[]) => readonly string[];
  /** A conversation of theirs is gone: what was learned from it has to go with it. */
  readonly onRemoved: (owner: Owner) => Promise<void>;
}

/** 26 characters over 32 letters: 130 random bits. */
const TOKEN_CHARACTERS = 26;
const TURNS_A_PAGE = 100;
const LISTED_LINKS = 500;
const HOUR_MS = 3_600_000;
const WHOLE = 0;

export function createUpkeep(needs: UpkeepNeeds): Upkeep {
  const store = createUpkeepStore(needs.database);
  return {
    ...favouriteVerbs(store, needs),
    ...sharingVerbs(store, needs),
    async export(actor, sessionId, as) {
      const conversation = await find(store, actor, sessionId);
      const owner = ownerOf(conversation);
      const head = {
        id: conversation.id,
        title: await store.title(owner, conversation.id),
        createdAt: conversation.created_at,
      };
      return conversationText(head, pagesOf(store, owner, conversation.id), as);
    },
    async remove(actor, sessionId) {
      const conversation = await find(store, actor, sessionId);
      const owner = ownerOf(conversation);
      await store.remove(owner, conversation.id);
      await needs.onRemoved(owner);
    },
  };
}

function favouriteVerbs(
  store: UpkeepStore,
  { clock }: Pick<UpkeepNeeds, "clock">,
): Pick<Upkeep, "favourite" | "favourites" | "rename"> {
  return {
    async favourite(actor, sessionId, { favourite, turn_number: number = WHOLE }) {
      const conversation = await find(store, actor, sessionId);
      const owner = ownerOf(conversation);
      if (number !== WHOLE && !(await store.hasTurn(owner, conversation.id, number)))
        throw new NoSuchTurnError(number);
      const { id: conversation_id, workspace_id, person_id } = conversation;
      if (favourite)
        await store.addFavourite({
          conversation_id,
          turn_number: number,
          workspace_id,
          person_id,
          created_at: clock.now(),
        });
      else await store.removeFavourite(owner, conversation_id, number);
      return view(store, conversation);
    },
    async favourites(actor, { cursor, limit }) {
      const before = cursor === undefined ? undefined : decodePlace(cursor);
      const rows = await store.favourites(actor, { before, limit: limit + 1 });
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const hasMore = rows.length > limit && last !== undefined;
      return {
        favourites: page.map((row) => ({
          session_id: row.conversation_id,
          turn_number: row.turn_number === WHOLE ? null : row.turn_number,
          title: row.title,
          excerpt: row.excerpt,
          favoured_at: isoTime(row.created_at),
        })),
        next_cursor: hasMore ? encodePlace([last.created_at, last.conversation_id, last.turn_number]) : null,
      };
    },
    async rename(actor, sessionId, title) {
      const conversation = await find(store, actor, sessionId);
      const { id: conversation_id, workspace_id, person_id } = conversation;
      if (title === null) await store.removeTitle(ownerOf(conversation), conversation_id);
      else await store.setTitle({ conversation_id, workspace_id, person_id, title, updated_at: clock.now() });
      return view(store, conversation);
    },
  };
}

function sharingVerbs(
  store: UpkeepStore,
  { clock, mask }: Pick<UpkeepNeeds, "clock" | "mask">,
): Pick<Upkeep, "share" | "shares" | "unshare" | "readShared"> {
  return {
    async share(actor, sessionId, request) {
      const conversation = await find(store, actor, sessionId);
      if (conversation.privacy === "never-leaves-this-machine") throw new ShareRefusedError();
      const owner = ownerOf(conversation);
      const through = request.through_turn ?? conversation.turn_count;
      if (!(await store.hasTurn(owner, conversation.id, through))) throw new NoSuchTurnError(through);
      const now = clock.now();
      const token = randomText(TOKEN_CHARACTERS);
      const hours = request.expires_in_hours;
      const row: SharedRow = {
        id: createId("share", now),
        workspace_id: owner.workspaceId,
        person_id: owner.personId,
        conversation_id: conversation.id,
        token_hash: hash("sha256", token),
        title: await store.title(owner, conversation.id),
        through_turn: through,
        created_at: now,
        expires_at: hours === undefined ? null : now + Math.round(hours * HOUR_MS),
        revoked_at: null,
      };
      await store.addLink(row);
      return { ...linkView(row), path: `/shared/${token}` };
    },
    shares: async (actor) => ({ shares: (await store.links(actor, LISTED_LINKS)).map(linkView) }),
    async unshare(actor, shareId) {
      if (!(await store.revoke(actor, shareId, clock.now()))) throw new SharedLinkNotFoundError();
    },
    async readShared(token, after) {
      const link = await store.linkByToken(hash("sha256", token), clock.now());
      if (link === undefined || link.privacy === "never-leaves-this-machine")
        throw new SharedLinkNotFoundError();
      const owner = { workspaceId: link.workspace_id, personId: link.person_id };
      const place = {
        conversationId: link.conversation_id,
        after,
        through: link.through_turn,
        limit: TURNS_A_PAGE,
      };
      const turns = await store.turns(owner, place);
      const shown =
        link.privacy === "masked" ? maskedView(link.title, turns, mask) : { title: link.title, turns };
      const last = turns.at(-1);
      const hasMore = last !== undefined && turns.length === TURNS_A_PAGE && last.number < link.through_turn;
      return {
        title: shown.title,
        shared_at: isoTime(link.created_at),
        turns: shown.turns.map((turn) => ({
          number: turn.number,
          user_message: turn.user_message,
          persona: turn.persona_id,
          response_text: turn.response_text,
          timestamp: isoTime(turn.created_at),
        })),
        next_after: hasMore ? last.number : null,
      };
    },
  };
}

function maskedView(
  title: string | null,
  turns: readonly SaidTurn[],
  mask: UpkeepNeeds["mask"],
): { title: string | null; turns: readonly SaidTurn[] } {
  const texts = mask([title ?? "", ...turns.flatMap((turn) => [turn.user_message, turn.response_text])]);
  return {
    title: title === null ? null : (texts[0] ?? null),
    turns: turns.map((turn, index) => ({
      ...turn,
      user_message: texts[1 + 2 * index] ?? "",
      response_text: texts[2 + 2 * index] ?? "",
    })),
  };
}

/** For its person, or for who may act for others. */
async function find(store: UpkeepStore, actor: Actor, sessionId: string): Promise<KeptConversation> {
  const personId = actor.scopes.includes("act-for-others") ? null : actor.personId;
  const found = await store.find(actor.workspaceId, personId, sessionId);
  if (found === undefined) throw new NoSuchConversationError(sessionId);
  return found;
}

async function* pagesOf(
  store: UpkeepStore,
  owner: Owner,
  conversationId: string,
): AsyncGenerator<SaidTurn[]> {
  for (let after = 0; ; ) {
    const through = Number.MAX_SAFE_INTEGER;
    const turns = await store.turns(owner, { conversationId, after, through, limit: TURNS_A_PAGE });
    const last = turns.at(-1);
    if (last === undefined) return;
    yield turns;
    after = last.number;
  }
}

async function view(store: UpkeepStore, conversation: KeptConversation): Promise<UpkeepView> {
  const owner = ownerOf(conversation);
  const favourites = await store.favouriteTurns(owner, conversation.id);
  return {
    session_id: conversation.id,
    title: await store.title(owner, conversation.id),
    favourite: favourites.includes(WHOLE),
    favourite_turns: favourites.filter((number) => number !== WHOLE),
  };
}

function linkView(row: SharedRow): ShareList["shares"][number] {
  return {
    share_id: row.id,
    session_id: row.conversation_id,
    title: row.title,
    through_turn: row.through_turn,
    created_at: isoTime(row.created_at),
    expires_at: row.expires_at === null ? null : isoTime(row.expires_at),
    revoked_at: row.revoked_at === null ? null : isoTime(row.revoked_at),
  };
}

function ownerOf({ workspace_id, person_id }: Pick<KeptConversation, "workspace_id" | "person_id">): Owner {
  return { workspaceId: workspace_id, personId: person_id };
}

function encodePlace(place: FavouritePlace): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

/** @throws InvalidInputError it is no cursor of this list */
function decodePlace(cursor: string): FavouritePlace {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (Array.isArray(place) && place.length === 3) {
      const [at, id, number] = place as unknown[];
      if (typeof at === "number" && typeof id === "string" && typeof number === "number")
        return [at, id, number];
    }
  } catch {}
  throw new InvalidInputError("cursor", "is not one that this list gave", "take next_cursor as it came");
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
