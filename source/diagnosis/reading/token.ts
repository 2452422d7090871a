/** The token of an OAuth login, read without checking it. */
import {mechanismOf} from '../../sasl/lookup.ts';
import {type Jwt, readJwt} from '../../sasl/oauth/jwt.ts';
import {readOauth} from '../../sasl/oauth/message.ts';
import type {Login} from './login.ts';

/** Null for other mechanisms, and for tokens that only their server can read. */
export function tokenOf(login: Login): Jwt | null {
	const bytes = login.said[0]?.facts.bytes;
	if (!bytes || mechanismOf(login.exchange.mechanism).reveals !== 'token') {
		return null;
	}

	const {token} = readOauth(bytes);
	return token === null ? null : readJwt(token);
}
