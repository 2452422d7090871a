/** What a listener can be told. */
import type {Target} from '../session/target.ts';
import type {Identity} from '../transport/incoming-tls.ts';
import type {TlsVersion, TransportOptions} from '../transport/types.ts';
import type {AnswerRule} from './answers/rule.ts';
import type {LoginPolicy} from './engine/login.ts';
import type {Keeper, KeptMessage} from './mail.ts';
import type {WatchedSession} from './watched-session.ts';

export type ListenPort = {
	/** 0 for any that is free. */
	readonly port: number;
	/** TLS from the first byte. */
	readonly implicitTls: boolean;
};

export type RelayTo = {
	readonly target: Target;
	readonly transport: Omit<TransportOptions, 'implicitTls'>;
	/** Passes sessions on over a certificate that cannot be verified. */
	readonly insecure: boolean;
	/** Passes logins on over clear text. */
	readonly allowClearAuth: boolean;
};

export type ListenerOptions = {
	/** Address of this machine. */
	readonly address: string;
	readonly ports: readonly ListenPort[];
	/** Our name in the greeting and the reply to EHLO. */
	readonly name: string;
	readonly protocol: 'smtp' | 'lmtp';
	/** Offered on the ports in clear text. */
	readonly starttls: boolean;
	readonly identityFor: (servername: string | null) => Identity;
	readonly minVersion?: TlsVersion;
	readonly maxVersion?: TlsVersion;
	readonly ciphers?: string;
	readonly onKeyLog?: (line: string) => void;
	/** Null: smtpscope answers itself, and no mail leaves this machine. */
	readonly to: RelayTo | null;
	readonly login: LoginPolicy;
	readonly tlsBeforeAuth: boolean;
	/** Octets that a message may have. */
	readonly size: number;
	/** EHLO keywords that our own server leaves out. */
	readonly without: readonly string[];
	/** May change while it runs. */
	readonly rules: readonly AnswerRule[];
	readonly dropAfterTls: boolean;
	readonly keeper: Keeper | null;
	/** Sessions at one time. */
	readonly maxConnections: number;
	/** Milliseconds a client may take for a line, and for a piece of a message. */
	readonly timeout: number;
	/** Octets that all sessions together may take in memory. */
	readonly memory: number;
	/** Whether a client at this address may connect. */
	readonly allows: (address: string) => boolean;
	/** A session began; nothing was said in it yet. */
	readonly onSession: (session: WatchedSession) => void;
	readonly onMessage: (session: WatchedSession, message: KeptMessage) => void;
	/** Resolves when more may be read; null when it may be at once. */
	readonly busy: () => Promise<void> | null;
};
