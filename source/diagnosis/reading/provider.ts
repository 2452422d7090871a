/** Whose server this is, by the name it was called, the name it gives, and words no one else uses. */
import type {ReplyEntry} from '../../session/entry.ts';
import {textOf} from './reply.ts';

export type Provider =
	| 'google'
	| 'microsoft'
	| 'yahoo'
	| 'apple'
	| 'mail.ru'
	| 'yandex'
	| 'qq'
	| '163'
	| 'ses'
	| 'sendgrid'
	| 'proofpoint'
	| 'mimecast'
	| 'barracuda'
	| 'cisco'
	| 'orange'
	| 'ionos'
	| 'comcast'
	| 'zoho'
	| 'symantec';

type Mark = {readonly provider: Provider; readonly name: RegExp; readonly words: readonly RegExp[]};

const marks: readonly Mark[] = [
	{
		provider: 'google',
		name: /(^|\.)(gmail|google|googlemail)\.com$/i,
		words: [/ - gsmtp\b|support\.google\.com|\bGmail\b/i],
	},
	{
		provider: 'microsoft',
		name: /(^|\.)(outlook|office365|hotmail|live|msn)\.(com|de|fr)$/i,
		words: [
			/\.(prod|protection)\.outlook\.com|prod\.exchangelabs\.com|\boutlook\.com\]/i,
			/\b5\.4\.1 .{0,90}Recipient address rejected: Access denied/i,
			/office365|\bSmtpClientAuthentication\b|mail\.live\.com|microsoft\.com/i,
			/\b(SMTPSEND|STOREDRV|RESOLVER|QUEUE|ROUTING)\./i,
		],
	},
	{
		provider: 'yahoo',
		name: /(^|\.)(yahoo|yahoodns|aol|aim|verizon)\.(com|net)$/i,
		words: [/\b(yahoo|yahooinc|aol)\.(com|net)\b|\[(TSS|TS)\d\d\]|mta\d+\.mail\.\w+\.yahoo/i],
	},
	{
		provider: 'apple',
		name: /(^|\.)(icloud|me|mac|apple|appleid)\.com$/i,
		words: [/support\.apple\.com|\[(CS|HM)\d\d\]/i],
	},
	{provider: 'mail.ru', name: /(^|\.)(mail|list|bk|inbox)\.ru$/i, words: [/\bmail\.ru\b/i]},
	{provider: 'yandex', name: /(^|\.)yandex\.(ru|net|com)$/i, words: [/\byandex\b|\bya\.cc\b/i]},
	{provider: 'qq', name: /(^|\.)qq\.com$/i, words: [/(mail|service\.mail)\.qq\.com/i]},
	{
		provider: '163',
		name: /(^|\.)(163|126|yeah|netease)\.(com|net)$/i,
		words: [/\b(163|126|netease)\.com\b/i],
	},
	{provider: 'ses', name: /(^|\.)amazonaws\.com$/i, words: [/amazon ?ses|aws\.amazon\.com|docs\.aws\./i]},
	{provider: 'sendgrid', name: /(^|\.)sendgrid\.net$/i, words: [/sendgrid/i]},
	{provider: 'proofpoint', name: /(^|\.)(pphosted|ppe-hosted|ppops)\.(com|net)$/i, words: [/proofpoint/i]},
	{provider: 'mimecast', name: /(^|\.)mimecast\.(com|co\.za|org)$/i, words: [/mimecast/i]},
	{
		provider: 'barracuda',
		name: /(^|\.)(barracudanetworks|ess\.barracudanetworks|cudasvc)\.com$/i,
		words: [/barracuda/i],
	},
	{
		provider: 'cisco',
		name: /(^|\.)(iphmx|ironport|senderbase)\.(com|org)$/i,
		words: [/senderbase|ironport|iphmx|talosintelligence/i],
	},
	{
		provider: 'orange',
		name: /(^|\.)(orange|wanadoo|laposte|sfr)\.(fr|net)$/i,
		words: [/\b(OFR|LPN)_?\d+_\d+|\bofr_\d+/i],
	},
	{
		provider: 'ionos',
		name: /(^|\.)(gmx|web|mail|kundenserver|1and1|ionos)\.(net|com|de)$/i,
		words: [/\bNemesis ESMTP\b|postmaster\.gmx|postmaster\.1und1|postmaster\.web\.de/i],
	},
	{provider: 'comcast', name: /(^|\.)comcast\.net$/i, words: [/comcast/i]},
	{provider: 'zoho', name: /(^|\.)zoho(mail)?\.(com|eu|in)$/i, words: [/zoho/i]},
	{
		provider: 'symantec',
		name: /(^|\.)messagelabs\.com$/i,
		words: [/messagelabs|knowledge\.broadcom\.com|symanteccloud/i],
	},
];

/** Of replies that were asked about: dozens of rules ask of one reply. */
const known = new WeakMap<ReplyEntry, Provider | null>();

/** The server's provider, or null. */
export function providerOf(reply: ReplyEntry): Provider | null {
	const before = known.get(reply);
	const provider = before === undefined ? find(reply) : before;
	known.set(reply, provider);
	return provider;
}

function find(reply: ReplyEntry): Provider | null {
	const {host, greeting, capabilities} = reply.situation;
	const own = greeting?.trim().split(/\s/, 1)[0] ?? '';
	const given = [host, capabilities?.domain ?? '', own].filter(name => name !== '');
	const names = given.map(name => name.replace(/\.$/, ''));
	const text = textOf(reply);
	const found = marks.find(
		({name, words}) => names.some(each => name.test(each)) || words.some(each => each.test(text)),
	);
	return found?.provider ?? null;
}
