/** A probe as JSON Lines, with everything that is known; described in docs/probe-json.md. */
import {danePicture} from '../dialogs/probe/dane.ts';
import {type DomainFacts, mailHosts} from '../dialogs/probe/domain.ts';
import {SCHEMA} from '../dialogs/probe/kept.ts';
import type {ProbeResult} from '../dialogs/probe/result.ts';
import {joined, type Shown, shown} from '../protocol/visible.ts';
import type {TransportError} from '../transport/types.ts';
import {entryToJson, findingToJson, type JsonObject, stringify, tlsToJson} from './json.ts';
import type {ProbeFormat} from './probe-format.ts';

export const probeJson: ProbeFormat = {
	begin: () => '',
	domain: facts => line(domainToJson(facts)),
	server: result => line(probeToJson(result)),
	comparison: ({with: compared, differences}) =>
		joined(
			differences.map(difference => line({type: 'difference', schema: SCHEMA, compared, ...difference})),
		),
	overview: (lines, left) =>
		line({
			type: 'overview',
			schema: SCHEMA,
			probed: lines.length,
			inOrder: lines.filter(({mark}) => mark === 'good').length,
			notProbed: left.servers.length,
			left,
		}),
	end: () => '',
};

function line(value: JsonObject): Shown {
	return shown`${stringify(value)}\n`;
}

function probeToJson(result: ProbeResult): JsonObject {
	const {entries, findings, tls, failure, dns, ...facts} = result;
	return {
		type: 'probe',
		schema: SCHEMA,
		...facts,
		failure: failure && failureToJson(failure),
		tls: tls && tlsToJson(tls),
		dns: dns && {...dns, tlsaHolds: danePicture(dns.tlsa.records, tls).holds},
		findings: findings.map((finding, index) => findingToJson(finding, 0, `finding-${index + 1}`)),
		entries: entries.map(entryToJson),
	};
}

function failureToJson({firstBytes, ...failure}: TransportError): JsonObject {
	return {...failure, ...(firstBytes && {firstBytes: Buffer.from(firstBytes).toString('base64')})};
}

function domainToJson(facts: DomainFacts): JsonObject {
	return {type: 'domain', schema: SCHEMA, ...facts, mailHosts: mailHosts(facts)};
}
