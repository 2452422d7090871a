/** What a recorded DIGEST-MD5 response proves of a password, also with another realm or user name. */
import {textOf} from '../bytes.ts';
import type {Proof, SaslMessage} from '../mechanism.ts';
import {userSlips} from '../slips.ts';
import {directive, readDirectives} from './directives.ts';
import {digestResponse} from './response.ts';

/** Null without a response. */
export function digestProof(messages: readonly SaslMessage[]): Proof | null {
	const answer = messages.find(({from}) => from === 'client');
	const directives = readDirectives(answer ? textOf(answer.bytes) : '');
	const value = (name: string) => directive(directives, name) ?? '';
	const response = value('response').toLowerCase();
	if (response === '') {
		return null;
	}

	const domain = value('username').split('@')[1] ?? '';
	const realms = [...new Set([value('realm'), '', domain, value('digest-uri').split('/')[1] ?? ''])];
	const shared = {
		nonce: value('nonce'),
		cnonce: value('cnonce'),
		nc: value('nc'),
		qop: value('qop') || 'auth',
		uri: value('digest-uri'),
		authzid: directive(directives, 'authzid'),
	};
	return {
		user: value('username'),
		cost: realms.length * 10,
		async test({bytes}) {
			for (const realm of realms) {
				for (const {slip, user} of userSlips(value('username'))) {
					const front = `${user}:${realm}:`;
					const made = (['utf8', 'latin1'] as const).some(charset => {
						const identity = Buffer.concat([Buffer.from(front, charset), bytes]);
						return digestResponse({...shared, identity}).response === response;
					});
					if (made) {
						return [slip ?? '', realm === value('realm') ? '' : realmSlip(realm)].filter(Boolean).join(' ');
					}
				}
			}

			return null;
		},
	};
}

function realmSlip(realm: string): string {
	return realm === '' ? 'and no realm' : `and the realm ${realm}`;
}
