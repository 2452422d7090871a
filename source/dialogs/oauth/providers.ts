/** Where tokens for SMTP come from. Each provider requires a client of one's own, registered at the page named here. */

export type Grant = 'device' | 'code' | 'refresh' | 'client';

export type Provider = {
	readonly name: string;
	/** The issuer, whose metadata is at `/.well-known/openid-configuration` below it; or the URL of the metadata itself. */
	readonly metadata: string;
	/** What a token for sending mail has to allow. */
	readonly scope: string;
	/** For a program that acts by itself, without a person (client credentials); null where that is not offered. */
	readonly ownScope: string | null;
	/** The grants that give a token for mail, the most convenient first. */
	readonly grants: readonly Grant[];
	/** Parameters of the authorization request that make it give a refresh token. */
	readonly extra: Readonly<Record<string, string>>;
	/** Where a client is registered. */
	readonly register: string;
	/** Submission servers that accept its tokens. */
	readonly servers: readonly string[];
};

const providers: readonly Provider[] = [
	{
		name: 'google',
		metadata: 'https://accounts.google.com',
		scope: 'https://mail.google.com/',
		ownScope: null,
		// Google's device flow does not give tokens for mail.
		grants: ['code', 'refresh'],
		extra: {access_type: 'offline', prompt: 'consent'},
		register: 'https://console.cloud.google.com/apis/credentials (a client of the type “Desktop app”)',
		servers: ['smtp.gmail.com'],
	},
	{
		name: 'microsoft',
		metadata: 'https://login.microsoftonline.com/common/v2.0',
		scope: 'https://outlook.office.com/SMTP.Send offline_access',
		ownScope: 'https://outlook.office365.com/.default',
		grants: ['device', 'code', 'refresh', 'client'],
		extra: {},
		register:
			'https://entra.microsoft.com, App registrations (a public client, with the permission SMTP.Send)',
		servers: ['smtp.office365.com', 'smtp-mail.outlook.com'],
	},
];

export const providerNames: readonly string[] = providers.map(({name}) => name);

/** The provider whose tokens this submission server accepts; null where that is not known. */
export function providerOfHost(host: string): Provider | null {
	return providers.find(({servers}) => servers.includes(host.toLowerCase())) ?? null;
}

/** A known provider by its name, or any by the URL of its issuer or metadata; null for anything else. */
export function providerFor(word: string): Provider | null {
	const known = providers.find(({name}) => name === word.toLowerCase());
	if (known) {
		return known;
	}

	const url = URL.canParse(word) ? new URL(word) : null;
	return url && (url.protocol === 'https:' || isLocal(url))
		? {
				name: url.hostname,
				metadata: word,
				scope: '',
				ownScope: '',
				grants: ['device', 'code', 'refresh', 'client'],
				extra: {},
				register: url.origin,
				servers: [],
			}
		: null;
}

/** For tests of one's own provider: HTTP never leaves this machine. */
export function isLocal({protocol, hostname}: URL): boolean {
	return (
		protocol === 'http:' && (hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]')
	);
}
