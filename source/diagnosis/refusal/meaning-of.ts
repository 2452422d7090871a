/** What a reply means, found once for each distinct text: a flood of equal refusals costs one judgement. */
import type {ReplyEntry} from '../../session/entry.ts';
import {judge} from './judge.ts';
import {chancesOf} from './learned/learned.ts';
import {reconsidered} from './reconsider.ts';
import {type Reading, readReply} from './roles.ts';
import {type ReplyMeaning, weigh} from './weigh.ts';

const remembered = new WeakMap<ReplyEntry, ReplyMeaning>();
const recent = new Map<string, ReplyMeaning>();
const mostRecent = 1000;

/** Read once for each reply, and for each wording: many replies of a log are alike. */
export function meaningOf(reply: ReplyEntry): ReplyMeaning {
	const known = remembered.get(reply);
	if (known) {
		return known;
	}

	const reading = readReply(reply, reply.situation.clientName);
	const key = [reading.stage, reading.code, reading.enhanced, reading.links.join(' '), reading.text].join(
		'\n',
	);
	const found = recent.get(key) ?? meaningIn(reading);
	if (recent.size >= mostRecent) {
		recent.clear();
	}

	recent.set(key, found);
	remembered.set(reply, found);
	return found;
}

/** What both readers make of it, remembered by nobody. */
export function meaningIn(reading: Reading): ReplyMeaning {
	const judgement = judge(reading);
	return reconsidered(weigh(reading, judgement), judgement, () => chancesOf(reading, judgement.whole));
}
