/** What the part of a bounce for people says of each recipient, whatever the system. */
import type {LogLine} from '../log-line.ts';
import {anyOf} from '../patterns.ts';
import type {Delivery, DeliveryAction} from './delivery.ts';
import {
	isRole,
	type Mention,
	type Paragraph,
	plainMentions,
	sentenceMentions,
	weakMentions,
} from './mentions.ts';
import {paragraphsOf} from './paragraphs.ts';
import {noReason, quotesServer, type Reason, reasonIn} from './reason.ts';

export type Known = {
	/** Recipients that the bounce’s own header names. */
	readonly failed: readonly string[];
	/** Addresses that are not the recipient: who gets the bounce, who wrote it. In lower case. */
	readonly others: ReadonlySet<string>;
	readonly subject: string;
};

/** Empty where no recipient is named. */
export function deliveriesInText(lines: readonly LogLine[], known: Known): Delivery[] {
	const trimmed = lines.map(line => ({...line, text: line.text.trimEnd()}));
	const paragraphs = paragraphsOf(trimmed);
	const mentions = chosen(trimmed, paragraphs, known);
	const action = actionIn(paragraphs, known.subject);
	const groups = groupsOf(mentions, trimmed);
	const isAlone = groups.length < 2;
	return groups.flatMap(({recipients, lines: about, before}) => {
		const isBefore = isSaidBefore(about, before) || (isOwnLine(about) && quotesServer(before));
		const near = isBefore ? [before, about] : [about, before];
		const reasons = (isAlone ? [...near, trimmed] : near).map(reasonIn);
		const reason = isAlone ? mostTelling(reasons) : (reasons.find(tells) ?? noReason);
		return recipients.map(recipient => ({recipient, action, until: null, ...reason}));
	});
}

function chosen(
	lines: readonly LogLine[],
	paragraphs: readonly Paragraph[],
	known: Known,
): readonly Mention[] {
	const isOther = ({recipient}: Mention) => known.others.has(recipient.toLowerCase()) || isRole(recipient);
	const failed = new Set(known.failed.map(each => each.toLowerCase()));
	const listed = ({recipient}: Mention) => failed.has(recipient.toLowerCase());
	const plain = plainMentions(lines);
	for (const mentions of [
		plain.filter(listed),
		plain.filter(mention => !isOther(mention)),
		sentenceMentions(paragraphs, lines, known.others),
		plain,
	]) {
		if (mentions.length > 0) {
			return mentions;
		}
	}

	if (known.failed.length > 0) {
		return known.failed.map(recipient => ({recipient, line: 0, rest: ''}));
	}

	return weakMentions(lines).filter(mention => !isOther(mention));
}

type Group = {
	readonly recipients: readonly string[];
	readonly lines: readonly LogLine[];
	readonly before: readonly LogLine[];
};

/** Recipients that are listed together share what follows the list. */
function groupsOf(mentions: readonly Mention[], lines: readonly LogLine[]): Group[] {
	const groups: {recipients: string[]; start: number; before: number}[] = [];
	const seen = new Set<string>();
	let last = -1;
	for (const {recipient, line} of mentions) {
		const group = groups.at(-1);
		const isKnown = seen.has(recipient.toLowerCase());
		seen.add(recipient.toLowerCase());
		const between = lines.slice(last + 1, line).every(({text}) => text.trim() === '');
		if (!isKnown && group && between && saysNothing(lines[last]?.text ?? '')) {
			group.recipients.push(recipient);
		} else if (!isKnown) {
			groups.push({recipients: [recipient], start: line, before: last + 1});
		}

		last = line;
	}

	return groups.map(({recipients, start, before}, index) => ({
		recipients,
		lines: lines.slice(start, groups[index + 1]?.start ?? lines.length),
		before: lines.slice(before, start),
	}));
}

/** Nothing but the address. */
function saysNothing(text: string): boolean {
	return /^[ \t>*•"-]{0,8}(?:[^\s<>"]{1,320} )?<?[^\s<>:;,"'()[\]@]{1,64}@[^\s<>:;,"'()[\]@]{1,255}>?["):,]*$/.test(
		text.trim(),
	);
}

/** The reason on the line above an address that stands alone, as Notes has it. */
function isSaidBefore(about: readonly LogLine[], before: readonly LogLine[]): boolean {
	const above = before.at(-1)?.text.trim() ?? '';
	const isAlone = saysNothing(about[0]?.text ?? '') && (about[1]?.text ?? '') === '';
	const quotes = about.some(({text}) => /^[ \t]*[45]\d\d[ -]/.test(text));
	return isAlone && !quotes && above !== '' && !/[:-]$/.test(above);
}

/** What Sendmail concludes stands below what it was told. */
function isOwnLine(about: readonly LogLine[]): boolean {
	return /^[45]\d\d[ -].{1,320}\.{3}/.test(about[0]?.text.trim() ?? '');
}

/** A quoted reply tells most; then the words that stand nearest. */
function mostTelling(reasons: readonly Reason[]): Reason {
	return reasons.find(({reply}) => reply !== null) ?? reasons.find(tells) ?? noReason;
}

function tells({reply, words}: Reason): boolean {
	return reply !== null || /[A-Za-z\x80-\xff]{3}/.test(words);
}

const delays = anyOf(
	String.raw`\b`,
	[
		'has been delayed',
		'not (?:yet )?been delivered',
		'not yet been',
		'warning message only',
		'is delayed for',
		'delivery incomplete',
		'temporary (?:failure report|problem delivering)',
		'will (?:be retried|retry|continue to|keep trying)',
		'delay reason',
		'still trying',
	],
	String.raw`\b`,
);
const succeeds = /\b(?:success(?:ful)?(?:ly)? (?:mail )?deliver|delivered successfully)/i;

function actionIn(paragraphs: readonly Paragraph[], subject: string): DeliveryAction {
	const words = [subject, ...paragraphs.slice(0, 20).map(({text}) => text)].join('\n').slice(0, 8000);
	if (delays.test(words) && !/\b(?:failed permanently|permanent (?:error|failure))\b/i.test(words)) {
		return 'delayed';
	}

	return succeeds.test(words) ? 'delivered' : 'failed';
}
