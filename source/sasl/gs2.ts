/** The header in front of SCRAM and OAUTHBEARER messages (RFC 5801 §4): `n,a=authzid,`. */
import type {Field} from './field.ts';

export type Gs2 = {
	/** With both commas. */
	readonly header: string;
	/** Null where it is none of the three. */
	readonly flag: 'n' | 'y' | 'p' | null;
	/** `tls-exporter` … with flag `p`. */
	readonly binding: string | null;
	/** Unescaped; null where absent. */
	readonly authzid: string | null;
	/** What follows the header. */
	readonly rest: string;
};

/** Null without two commas. An irregular header, as the RFC 7628 §4.4 example has one, is given as it is. */
export function readGs2(text: string): Gs2 | null {
	const match = /^([^,]*),([^,]*),/.exec(text);
	if (!match) {
		return null;
	}

	const [header, first = '', second = ''] = match;
	const flag = first === 'n' || first === 'y' ? first : first.startsWith('p=') ? 'p' : null;
	return {
		header,
		flag,
		binding: flag === 'p' ? first.slice(2) : null,
		authzid: second.startsWith('a=') ? unescapeName(second.slice(2)) : null,
		rest: text.slice(header.length),
	};
}

/** A comma is written `=2C`, an equals sign `=3D` (RFC 5802 §5.1). */
export function escapeName(name: string): string {
	return name.replaceAll('=', '=3D').replaceAll(',', '=2C');
}

/** Undoes the `=2C` and `=3D` of a saslname (RFC 5801 §4). */
export function unescapeName(name: string): string {
	return name.replace(/=2C/gi, ',').replace(/=3D/gi, '=');
}

export function gs2Fields(gs2: Gs2): Field[] {
	const meanings = {
		n: 'n: the client does not use channel binding',
		y: 'y: the client supports channel binding but assumes the server does not',
		p: `p: bound to the TLS channel by ${gs2.binding}`,
	};
	return [
		{label: 'gs2 header', value: gs2.header},
		{label: 'channel binding', value: gs2.flag ? meanings[gs2.flag] : 'not readable'},
		{label: 'authzid', value: gs2.authzid ?? 'none: acts as the user who logs in'},
	];
}

export function gs2Problems(gs2: Gs2): string[] {
	const second = gs2.header.slice(gs2.header.indexOf(',') + 1, -1);
	return [
		...(gs2.flag === null ? ['The gs2 header must begin with n, y or p=.'] : []),
		...(second !== '' && gs2.authzid === null
			? ['Between the two commas of the gs2 header, only a= is allowed.']
			: []),
	];
}
