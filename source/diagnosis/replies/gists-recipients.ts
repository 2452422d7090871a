/** Refusals that are about the recipient, by their roots. */
import {envelope, type Gists, gist, ofClient} from './gist.ts';
import {near, roots, unless} from './roots.ts';
import {closed, domain, full, mailbox, missing, room, unknown} from './vocabulary.ts';

// Then something else is unknown, locked or full than the recipient's mailbox.
const ofAnother = String.raw`\bsenders?\b|mail from|from:|\bhelo|\behlo|\bcommand|\bsending|syntax|\bin DNS\b|relay`;
const notRoom = String.raw`attach|recipients|connection|\bhops?\b|header|\bline|hour|daily|sending|score|\brate`;

const or = String.raw`.{0,20}(?:\b(?:or|oder|ou|lub|of)\b|(?<!\p{L})(?:o|u|или)(?!\p{L})|/|或).{0,20}?`;
const unknownOrClosed = `(?:${unknown}${or}${closed}|${closed}${or}${unknown})`;

export const recipientGists: Gists = {
	'recipient/unknown': [gist(unless(`${ofAnother}|${unknownOrClosed}`, near(mailbox, unknown, 40)))],
	'recipient/unavailable': [
		gist(
			roots`(not (able|capable)|unable|unavailable|cannot|can't) (to )?(receive|take|accept) (any )?(new )?(mail|messages|delivery|e-?mail)`,
			envelope,
		),
		gist(unless(ofAnother, unknownOrClosed), envelope),
	],
	'recipient/disabled': [
		gist(unless(`${ofAnother}|${unknownOrClosed}`, near(mailbox, closed, 50))),
		gist(unless(ofAnother, near(roots`mail ?box|inbox|account|user`, roots`blocked`, 20)), envelope),
		gist(near(roots`domain|hosting`, roots`suspen[ds]|expired|disabled|deactivated`, 40), ['RCPT']),
		gist(roots`(no (\S+ )?|in)activity|not (currently )?(being )?accepted for this`, envelope),
	],
	'recipient/mailbox-full': [
		gist(unless(notRoom, near(room, full, 40)), envelope),
		gist(
			String.raw`\b(exceed\w*|over|maximum|limit\w*|full)\b(?!.{0,40}\b(hour|day|size|recipients)\b)`,
			['RCPT'],
			/^[45][25]2$/,
		),
	],
	'recipient/sender-blocked': [
		gist(
			roots`(recipient|user|addressee|receiver)( \w+){0,2} (refuses?|rejects?|declines?|blocks|unwilling|do(es)?( not|n't) (want|wish))(?!\p{L})`,
			['MAIL', ...envelope],
		),
		gist(
			roots`user (defined )?(rule|filter|setting|preference)|not accept\w* (any )?(mail|e-?mail|messages) from this`,
		),
	],
	'recipient/restricted': [
		gist(
			roots`only accept\w* (e-?mails?|mail|messages) from|accept\w* (e-?mails?|mail|messages) only from`,
			envelope,
		),
		gist(
			near(
				roots`(mailing )?list(?!ed)|group|forum|newsletter`,
				roots`post(ing)?(?!\p{L})|subscri|member|moderat|not (allowed|permitted|authori)`,
				40,
			),
			['MAIL', ...envelope],
		),
		gist(`${roots`<@>`}.{0,20}${roots`restricted`}`, envelope),
	],
	'recipient/domain-not-found': [
		gist(roots`no (valid |usable )?(mx|dns|mail hosts?)(?!\p{L})`, ['RCPT']),
		gist(unless(ofClient, near(domain, missing, 30)), ['RCPT']),
	],
	'recipient/not-here': [
		gist(
			roots`(do(es)?|will|can)( not|n't) (handle|serve|host|process|route|relay)(?!\p{L}).{0,20}(mail|messages|for|to)(?!\p{L})`,
			['RCPT'],
		),
	],
	'recipient/domain-missing': [gist(roots`fully[- ]?qualified|FQDN`, ['RCPT'])],
};
