/** A JSON web token, read without checking its signature (RFC 7519). */
import type {Field} from '../field.ts';
import {localTime, span} from '../local-time.ts';

export type Json = {readonly [name: string]: unknown};
export type Jwt = {readonly header: Json; readonly claims: Json};

/** Null for what is no JWT: an opaque token is nothing wrong. */
export function readJwt(token: string): Jwt | null {
	const parts = token.split('.', 4);
	if (parts.length !== 3) {
		return null;
	}

	const [header, claims] = parts
		.slice(0, 2)
		.map(part => readJson(Buffer.from(part, 'base64url').toString('utf8')));
	return header && claims ? {header, claims} : null;
}

/** A JSON object, or null. */
export function readJson(text: string): Json | null {
	try {
		const value: unknown = JSON.parse(text);
		return isObject(value) ? value : null;
	} catch {
		return null;
	}
}

function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value of JSON for a person: text as it is, lists with spaces. */
export function jsonText(value: unknown): string {
	if (typeof value === 'string') {
		return value;
	}

	return Array.isArray(value) && value.every(item => typeof item === 'string')
		? value.join(' ')
		: JSON.stringify(value);
}

/** Milliseconds since 1970 of `exp` and its like, or null. */
function claimTime(jwt: Jwt, name: string): number | null {
	const value = jwt.claims[name];
	return typeof value === 'number' && Number.isFinite(value) ? value * 1000 : null;
}

/** `now`: milliseconds since 1970; without it times are given without their distance. */
export function jwtFields(jwt: Jwt, now?: number): Field[] {
	const names = Object.keys(jwt.claims);
	const known = claims.filter(([name]) => names.includes(name));
	const times = [
		['iat', 'issued'],
		['nbf', 'not before'],
		['exp', 'expires'],
	] as const;
	return [
		{
			label: 'token kind',
			value: `JWT, signed with ${jsonText(jwt.header.alg ?? 'nothing')}; the signature is not checked`,
		},
		...known.map(([name, meaning]) => ({label: `${name} (${meaning})`, value: jsonText(jwt.claims[name])})),
		...times
			.filter(([name]) => names.includes(name))
			.map(([name, meaning]) => ({label: `${name} (${meaning})`, value: timeText(jwt, name, now)})),
	];
}

/** What the claims alone tell about a token that mail servers will not take. */
export function jwtProblems(jwt: Jwt, now?: number): string[] {
	const problems: string[] = [];
	const expires = claimTime(jwt, 'exp');
	const begins = claimTime(jwt, 'nbf');
	if (now !== undefined && expires !== null && expires < now) {
		problems.push(`The token expired ${span(now - expires)} ago: get a new one.`);
	}

	if (now !== undefined && begins !== null && begins > now) {
		problems.push(`The token is not valid for another ${span(begins - now)}. Is a clock wrong?`);
	}

	if (graph.test(jsonText(jwt.claims.aud ?? ''))) {
		problems.push(
			'The token is for Microsoft Graph; SMTP needs one for https://outlook.office365.com with SMTP.Send.',
		);
	}

	return problems;
}

const graph = /graph\.microsoft\.com|00000003-0000-0000-c000-000000000000/;

// RFC 7519 §4.1, OpenID Connect, and Microsoft's own.
const claims = [
	['aud', 'for whom'],
	['iss', 'issued by'],
	['scp', 'what it allows'],
	['scope', 'what it allows'],
	['roles', 'what the application may do'],
	['upn', 'user'],
	['preferred_username', 'user'],
	['unique_name', 'user'],
	['email', 'address'],
	['sub', 'subject'],
	['appid', 'application'],
	['azp', 'application'],
	['client_id', 'application'],
	['app_displayname', 'application'],
	['tid', 'tenant'],
	['ver', 'version'],
] as const;

function timeText(jwt: Jwt, name: string, now?: number): string {
	const time = claimTime(jwt, name);
	const local = time === null ? null : localTime(time);
	if (time === null || local === null) {
		return `${jsonText(jwt.claims[name])} (not a time)`;
	}

	if (now === undefined) {
		return local;
	}

	const past = name === 'exp' ? 'expired ' : '';
	return time <= now ? `${local} (${past}${span(now - time)} ago)` : `${local} (in ${span(time - now)})`;
}
