import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {decodeSasl} from '../../source/sasl/decode.ts';
import {clientMechanisms} from '../../source/sasl/lookup.ts';
import type {Step} from '../../source/sasl/step.ts';
import {begin, context, record, reply} from './play.ts';
import {vectors} from './vectors.ts';

const nonce = Buffer.from(context.random(18)).toString('base64');
const ntlmChallenge = vectors.find(({name}) => name === 'ntlmv2-ms-nlmp-4.2.4')?.exchange[0]?.slice(3) ?? '';

function challengesFor(name: string): (string | Uint8Array)[] {
	switch (name) {
		case 'LOGIN':
			return ['Username:', 'Password:'];
		case 'CRAM-MD5':
			return ['<1@example.org>'];
		case 'DIGEST-MD5':
			return ['realm="r",nonce="n",qop="auth",algorithm=md5-sess,charset=utf-8'];
		case 'NTLM':
			return [Buffer.from(ntlmChallenge, 'base64')];
		case 'XOAUTH2':
		case 'OAUTHBEARER':
			return ['{"status":"401"}'];
		default:
			return name.startsWith('SCRAM') ? [`r=${nonce}X,s=c2FsdA==,i=10`] : [];
	}
}

/** Everything about the steps that is not marked as secret. */
function openTexts(step: Step): string[] {
	const computed = step.computed.filter(({secret}) => !secret).map(({value}) => value);
	return [...computed, ...(step.type === 'send' ? step.remarks : [step.message])];
}

function forms(secret: string): string[] {
	const bytes = Buffer.from(secret, 'utf8');
	return [secret, bytes.toString('base64').replace(/=+$/, ''), bytes.toString('hex')];
}

// Marks at both ends, so that a short secret is not found by chance.
const secrets = fc
	.string({unit: 'grapheme', maxLength: 20})
	.map(text => `Zq7${text.replaceAll('\0', '')}7qZ`);

describe.each(clientMechanisms.map(({name}) => name))('%s', name => {
	it('shows its secret in no form outside the fields marked secret', async () => {
		await fc.assert(
			fc.asyncProperty(secrets, async secret => {
				const credentials = {user: 'tim', password: secret, token: secret};
				const changes = {channelBinding: Uint8Array.of(1, 2, 3), plusOffered: true};
				const texts: string[] = [];
				let step = await begin(name, credentials, changes);
				texts.push(...openTexts(step));
				for (const challenge of challengesFor(name)) {
					step = await reply(step, challenge);
					texts.push(...openTexts(step));
				}

				const recorded = await record(name, credentials, challengesFor(name), changes);
				for (const decoded of decodeSasl(recorded, {now: context.now})) {
					texts.push(decoded.title, ...decoded.problems);
					texts.push(...decoded.fields.filter(field => !field.secret).map(field => field.value));
				}

				for (const form of forms(secret)) {
					expect(texts.filter(text => text.includes(form))).toEqual([]);
				}
			}),
			{numRuns: 25},
		);
	});
});
