/** TLS as far as a recording tells of it. */
import type {TlsFacts} from '../transport/types.ts';

export type RecordedTls = {
	readonly protocol?: string;
	readonly cipher?: string;
	readonly group?: string;
	readonly servername?: string;
	/** What the tool said of the chain: true, or its words for the problem. */
	readonly verified?: true | string;
};

/** What a recording does not tell is `unknown`, and not verified. */
export function recordedTls({protocol, cipher, group, servername, verified}: RecordedTls = {}): TlsFacts {
	return {
		recorded: true,
		protocol: protocol ?? 'unknown',
		cipher: cipher ?? 'unknown',
		group: group ?? null,
		alpn: null,
		servername: servername ?? null,
		sessionId: null,
		resumed: false,
		authorized: verified === true,
		error: typeof verified === 'string' ? verified : null,
		hostnameMatches: false,
		hostname: servername ?? '',
		warnings: [],
		certificates: [],
		chainSource: 'sent',
		channelBinding: null,
	};
}
