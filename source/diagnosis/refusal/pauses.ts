/** The forms in which replies ask for a pause. */

const unit = [
	String.raw`(?:second|minute|hour|day)\(s\)`,
	'seconds?|secs?|sekunden?|secondes?|secondi|segundos?|секунд[ыу]?|秒',
	'minutes?|mins?|minuten?|minutos?|minut[ioy]|минут[ыу]?|分钟|分',
	'hours?|hrs?|stunden?|heures?|horas?|час(?:а|ов)?|小时|時間',
	'days?|tage?n?|jours?|d[ií]as?|giorni|дн(?:я|ей)|天',
	String.raw`[smhd](?!\p{L})`,
].join('|');
const one = String.raw`\d{1,5}(?:[.,]\d{1,3})?[ -]?(?:${unit})(?!\p{L})`;
const clock = String.raw`\d{1,2}:\d\d:\d\d`;
const span = String.raw`(?<span>${clock}|(?:an|a|one) (?:minute|hour|day)\b|${one}(?:,? (?:and )?${one}){0,3})`;
const about = String.raw`(?: about| approximately| approx\.| at least| around| another| a minimum of| the next| next| ca\.| circa)?`;

// What has to be said before `in` and `after`, and before `for`.
const again = 'again|retry|return|back|resend|resubmit|reconnect|later|resets?|expires?|lifted|unb?locked';
const held = [
	String.raw`gr[ea]y-?list\w*|block\w*|defer\w*|delay\w*|lock\w*|bann\w*`,
	String.raw`suspend\w*|throttl\w*|wait|refused|denied|penal\w*`,
].join('|');

const elsewhere = [
	'später|nach|dans|plus tard|réessaye[rz]',
	'dentro de|intente|espere|riprova(?:re)?|tra|daqui a',
].join('|');

/** In order of what they prove; each has its pause in the group `span`. */
export const pauses: readonly RegExp[] = [
	new RegExp(String.raw`\b(?:${again})\b[^.;!?\d]{0,40}?\b(?:in|after)${about} ${span}`, 'u'),
	new RegExp(String.raw`\b(?:wait|delay)(?: for)?${about}[:=]? ?${span}`, 'u'),
	new RegExp(String.raw`\b(?:${held})\b[^.;!?\d]{0,30}?\b(?:for|in)${about} ${span}`, 'u'),
	new RegExp(String.raw`\b(?:retry|try)[- ](?:after|in|delay)[:=] ?${span}`, 'u'),
	new RegExp(String.raw`${span} (?:later|remaining|left|to go)\b`, 'u'),
	new RegExp(`(?:попробуйте|повторите|через)[^.;\\d]{0,30}? ${span}`, 'u'),
	new RegExp(`(?:请|稍后|等待)[^。;\\d]{0,12}?${span}`, 'u'),
	new RegExp(`(?<!\\p{L})(?:${elsewhere})(?!\\p{L})[^.;\\d]{0,20}? ${span}`, 'u'),
];
