/** What a probe found out about one server. */
import type {Recognised} from '../../decode/server-software.ts';
import type {Finding} from '../../diagnosis/finding.ts';
import type {Capability, CapabilityChanges} from '../../protocol/capabilities.ts';
import type {Entry} from '../../session/entry.ts';
import type {SuiteWeakness} from '../../transport/cipher-suites.ts';
import type {OfferedVersion} from '../../transport/make-hello.ts';
import type {
	ConnectAttempt,
	OptionHint,
	TlsFacts,
	TlsVersion,
	TransportError,
} from '../../transport/types.ts';
import type {AuthMatrix} from '../auth-matrix.ts';
import type {HostDns} from './mail-host.ts';

/** Something about the server as a whole, beside what the rules say about single lines. */
export type Advice = {
	readonly id: string;
	readonly level: 'error' | 'warning' | 'note';
	readonly message: string;
	readonly advice: string;
	/** The options that the advice is about; who shows it says how they are given. */
	readonly options?: readonly AdviceOption[];
};

export type AdviceOption = OptionHint | {readonly option: 'timeout' | 'clientName'; readonly value?: string};

/** One version of TLS, asked for alone. */
export type VersionTry = {
	readonly version: TlsVersion;
	/** Null where it did not come to a handshake. */
	readonly accepted: boolean | null;
	/** Standard name of what was agreed on; null where nothing was. */
	readonly cipher: string | null;
};

export type AcceptedCipher = {
	/** Standard (IANA) name. */
	readonly name: string;
	readonly weakness: SuiteWeakness;
	/** Of the Diffie-Hellman group that came with it; null where there is none. */
	readonly dhBits: number | null;
};

/** What a server accepts in one version of TLS. */
export type CipherList = {
	readonly version: OfferedVersion;
	/** As the server chose, one after the other; empty where it does not accept this version. */
	readonly accepted: readonly AcceptedCipher[];
	/** Whose preference decides; null where that is not known. */
	readonly order: 'server' | 'client' | null;
	/** Why there may be more, a clause; null where the list is whole. */
	readonly problem: string | null;
};

/** What came of resuming a session of TLS on a second connection. */
export type Resumption = {
	/** Of the first session; null where there was none. */
	readonly version: string | null;
	/** What the server gave to resume it with. */
	readonly given: 'ticket' | 'session ID' | 'nothing';
	/** How many tickets came, in TLS 1.3; null in older versions. */
	readonly tickets: number | null;
	/** Null where it was not tried, or no handshake came about. */
	readonly resumed: boolean | null;
	/** Milliseconds of the handshake of the first session, and of that which resumed it; null where not known. */
	readonly full: number | null;
	readonly again: number | null;
};

/** Whether the server relays for strangers. */
export type RelayTest = {
	/** `accepted`: RCPT for a foreign domain was accepted from a client that had not logged in. */
	readonly verdict: 'accepted' | 'refused' | 'not known';
	/** The reply that decided it, or why there is none. */
	readonly reply: string;
};

/** `got`: what was found, a clause for a sentence. */
export type RequirementCheck = {readonly text: string; readonly met: boolean; readonly got: string};

export type ProbeResult = {
	/** As the user named it, with the port. */
	readonly target: string;
	/** ISO 8601. */
	readonly at: string;
	readonly security: 'clear' | 'starttls' | 'tls';
	/** Every address of the host, those included that were tried only for whether they answer. */
	readonly attempts: readonly ConnectAttempt[];
	readonly address: string | null;
	readonly failure: TransportError | null;
	readonly greeting: {readonly code: number; readonly text: string} | null;
	/** The greeting command that was accepted. */
	readonly greetedWith: 'EHLO' | 'HELO' | 'LHLO' | null;
	/** Extensions in clear text, and in TLS; null where no one asked. */
	readonly before: readonly Capability[] | null;
	readonly after: readonly Capability[] | null;
	readonly changes: CapabilityChanges | null;
	readonly starttls: 'done' | 'not offered' | 'refused' | 'failed' | 'not needed' | 'not reached';
	readonly tls: TlsFacts | null;
	/** The one setting with which a handshake went through that had failed. */
	readonly relaxed: {readonly name: string; readonly finding: string; readonly protocol: string} | null;
	/** What `--tls-versions` found out. */
	readonly tlsVersions?: readonly VersionTry[];
	/** What `--tls-ciphers` found out; the newest version first. */
	readonly ciphers?: readonly CipherList[];
	/** What `--tls-resume` found out. */
	readonly resumption?: Resumption;
	/** What DNS says of a host that the MX of a domain names; null for others. */
	readonly dns: HostDns | null;
	/** The logins that `--auth` tried. */
	readonly logins?: AuthMatrix;
	/** What `--require` asks for, and whether it is so. */
	readonly required?: readonly RequirementCheck[];
	/** What `--relay-test` found out. */
	readonly relay?: RelayTest;
	readonly software: Recognised;
	/** Milliseconds of each step, in order. */
	readonly timings: readonly {readonly step: string; readonly elapsed: number}[];
	readonly findings: readonly Finding[];
	readonly advice: readonly Advice[];
	/** The user stopped it. */
	readonly interrupted: boolean;
	readonly exitCode: number;
	readonly entries: readonly Entry[];
};
