/** Base64 that someone pasted by itself, without the exchange it comes from: by its form, what it can be. */

import {analyseBase64} from './base64.ts';
import {base64Problems} from './base64-problems.ts';
import {isUtf8} from './bytes.ts';
import {decodeSasl} from './decode.ts';
import type {AuthExchange} from './exchange.ts';
import type {DecodedStep} from './mechanism.ts';

export type Guess = {
	/** In words: `PLAIN, from the client`; null when only the text is told. */
	readonly reading: string | null;
	readonly step: DecodedStep;
};

type Form = {
	readonly mechanism: string;
	readonly from: 'client' | 'server';
	readonly form: RegExp;
};

const forms: readonly Form[] = [
	{mechanism: 'NTLM', from: 'client', form: /^NTLMSSP\0[\u0001\u0003]/},
	{mechanism: 'NTLM', from: 'server', form: /^NTLMSSP\0\u0002/},
	{mechanism: 'XOAUTH2', from: 'client', form: /^user=[^\u0001]*\u0001auth=/},
	{mechanism: 'OAUTHBEARER', from: 'client', form: /^[nyp][^,]*,[^,]*,\u0001/},
	{mechanism: 'SCRAM-SHA-256', from: 'client', form: /^[nyp][^,]*,[^,]*,n=/},
	{
		mechanism: 'DIGEST-MD5',
		from: 'server',
		form: /^(?=.*nonce=)(?:realm|nonce|qop|algorithm|charset|stale)=/,
	},
	{mechanism: 'DIGEST-MD5', from: 'client', form: /^(?=.*response=)(?:username|charset|realm)=/},
	{mechanism: 'CRAM-MD5', from: 'server', form: /^<[^<>]+>$/},
	{mechanism: 'CRAM-MD5', from: 'client', form: /^\S.* [\da-f]{32}$/},
	{mechanism: 'XOAUTH2', from: 'server', form: /^\{.*"status"/s},
	{mechanism: 'LOGIN', from: 'server', form: /^(?:user ?name|password|login):?\0?$/i},
	{mechanism: 'PLAIN', from: 'client', form: /\0/},
];

const nothing = {entryId: 1, title: 'Nothing', fields: [], problems: [], reference: 'RFC 4648 §4'};

/** What the text may be once decoded; never throws. */
export function guessBase64(text: string): Guess {
	const facts = analyseBase64(text);
	const bytes = facts.bytes ?? new Uint8Array();
	const said = Buffer.from(bytes).toString('latin1');
	const found = forms.find(({form}) => form.test(said));
	// What no one can place is told as a server's text would be: shown, for it was pasted to be read.
	const {mechanism, from} = found ?? {mechanism: 'base64', from: 'server' as const};
	const exchange: AuthExchange = {
		mechanism,
		initialResponse: from === 'client' ? 'present' : 'absent',
		messages: [{from, text, entryId: 1, secret: from === 'client'}],
		outcome: 'open',
	};
	const [decoded] = decodeSasl(exchange);
	const step = decoded ?? {...nothing, from};
	// A user name or a password by itself has no form, but the slips of both.
	const slips = found || !isUtf8(bytes) ? step.problems : base64Problems(facts, 'client', true);
	return {reading: found ? `${mechanism}, from the ${from}` : null, step: {...step, problems: slips}};
}
