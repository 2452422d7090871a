/** What a server announces as its limits (LIMITS, RFC 9422). */
import type {Capabilities} from './capabilities.ts';
import {findCapability} from './ehlo.ts';

export type Limits = {
	/** Transactions on one connection. */
	readonly mails: number;
	/** RCPT commands in one transaction. */
	readonly recipients: number;
	/** Different domains among the recipients of one transaction. */
	readonly domains: number;
};

/** Infinity where a limit is not announced, or its value is not a number from 1 to 999999 (RFC 9422 §4). */
export function readLimits(capabilities: Capabilities | null): Limits {
	const parameters = findCapability(capabilities, 'LIMITS')?.parameters ?? [];
	const limit = (name: string): number => {
		const found = parameters
			.map(text => /^(\w+)=([1-9]\d{0,5})$/.exec(text))
			.find(match => match?.[1] === name);
		return found?.[2] === undefined ? Number.POSITIVE_INFINITY : Number(found[2]);
	};
	return {mails: limit('MAILMAX'), recipients: limit('RCPTMAX'), domains: limit('RCPTDOMAINMAX')};
}
