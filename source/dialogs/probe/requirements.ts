/** `probe --require`: what a server must offer. Pure. */
import {announcedMechanisms, findCapability} from '../../protocol/ehlo.ts';
import {fits, readPin} from '../../transport/pin.ts';
import {danePicture} from './dane.ts';
import type {ProbeResult, RequirementCheck} from './result.ts';

export type {RequirementCheck} from './result.ts';

export type Requirement = {
	/** As it was typed. */
	readonly text: string;
	readonly kind: 'tls' | 'starttls' | 'chain' | 'name' | 'pin' | 'auth' | 'ext' | 'dane' | 'mta-sts';
	/** The mechanism or keyword, in capitals, the lowest version of TLS, or the pin as typed. */
	readonly value: string | null;
};

export const requirementForms =
	'tls, tls>=1.2, starttls, chain, name, pin=SHA256, auth=PLAIN, ext=SIZE, dane or mta-sts, separated by commas';

/** The first part of the list that is not understood is the problem. */
export function readRequirements(
	list: string,
):
	| {readonly ok: true; readonly requirements: readonly Requirement[]}
	| {readonly ok: false; readonly wrong: string} {
	const requirements: Requirement[] = [];
	for (const part of list.split(',').map(text => text.trim())) {
		const read = readPinned(part) ?? readRequirement(part.toLowerCase());
		if (!read) {
			return {ok: false, wrong: part};
		}

		requirements.push(read);
	}

	return {ok: true, requirements};
}

/** Base64 tells capitals from small letters. */
function readPinned(text: string): Requirement | null {
	const [, pin] = /^pin=(\S+)$/i.exec(text) ?? [];
	return pin !== undefined && readPin(pin) ? {text, kind: 'pin', value: pin} : null;
}

function readRequirement(text: string): Requirement | null {
	switch (text) {
		case 'tls':
		case 'starttls':
		case 'chain':
		case 'name':
		case 'dane':
		case 'mta-sts':
			return {text, kind: text, value: null};
	}

	const [, version] = /^tls>=(1\.[0-3])$/.exec(text) ?? [];
	if (version !== undefined) {
		return {text, kind: 'tls', value: version};
	}

	const [, kind, value] = /^(auth|ext)=([a-z\d_-]{1,40})$/.exec(text) ?? [];
	return value === undefined
		? null
		: {text, kind: kind === 'auth' ? 'auth' : 'ext', value: value.toUpperCase()};
}

export function checkRequirements(
	requirements: readonly Requirement[],
	result: ProbeResult,
): readonly RequirementCheck[] {
	return requirements.map(requirement => ({
		text: requirement.text,
		...checks[requirement.kind](result, requirement.value),
	}));
}

type Outcome = {readonly met: boolean; readonly got: string};

const checks: Readonly<Record<Requirement['kind'], (result: ProbeResult, value: string | null) => Outcome>> =
	{
		tls: ({tls}, version) =>
			tls === null
				? {met: false, got: 'there is no TLS'}
				: {met: version === null || versionOf(tls.protocol) >= Number(version), got: tls.protocol},
		starttls: ({starttls}) => ({met: starttls === 'done', got: `STARTTLS: ${starttls}`}),
		chain: ({tls}) =>
			tls === null
				? {met: false, got: 'there is no TLS, so no certificate'}
				: {
						met: tls.authorized,
						got: tls.authorized
							? 'the certificate is trusted'
							: `the certificate is not trusted (${tls.error ?? 'no reason given'})`,
					},
		name: ({tls}) =>
			tls === null
				? {met: false, got: 'there is no TLS, so no certificate'}
				: {
						met: tls.hostnameMatches,
						got: `the certificate is ${tls.hostnameMatches ? '' : 'not '}for ${tls.hostname}`,
					},
		pin({tls}, value) {
			const pin = readPin(value ?? '');
			const [leaf] = tls?.certificates ?? [];
			return leaf && tls
				? {
						met: pin !== null && fits(pin, tls),
						got: `its key has the SHA-256 ${leaf.spki256}, the certificate ${leaf.fingerprint256}`,
					}
				: {met: false, got: 'there is no TLS, so no certificate'};
		},
		auth(result, mechanism) {
			const names = announcedMechanisms(capabilitiesOf(result));
			return {
				met: names.includes(mechanism ?? ''),
				got: names.length === 0 ? 'AUTH is not offered' : `AUTH ${names.join(' ')}`,
			};
		},
		ext(result, keyword) {
			const met = findCapability(capabilitiesOf(result), keyword ?? '') !== undefined;
			return {met, got: `${keyword} is ${met ? '' : 'not '}offered`};
		},
		dane({dns, tls}) {
			const met = dns !== null && danePicture(dns.tlsa.records, tls).holds === true;
			return {
				met,
				got: dns
					? (dns.tlsa.problem ?? `DANE ${met ? 'is satisfied' : 'is not satisfied'}`)
					: 'DANE was not looked up: the host was not named by the MX of a domain',
			};
		},
		'mta-sts'({dns}) {
			const verdict = dns?.mtaSts;
			return verdict
				? {
						met: verdict.delivers,
						got: verdict.delivers ? 'MTA-STS allows delivery' : `MTA-STS: ${verdict.reasons.join('; ')}`,
					}
				: {met: false, got: 'no MTA-STS policy is known for this host'};
		},
	};

function capabilitiesOf({after, before}: ProbeResult) {
	return {domain: '', greeting: '', keywords: after ?? before ?? []};
}

/** `TLSv1` is 1.0. */
function versionOf(protocol: string): number {
	return Number(/^TLSv(1(?:\.\d)?)$/.exec(protocol)?.[1] ?? 0);
}
