/** A message that was waited for: where it arrived, its way there, and what the receivers found out about the sender. */
import {counted, elapsedInWords} from '../../decode/quantities.ts';
import {type Arrival, arrivalOf, type Waited} from '../../dialogs/await-mail/arrival.ts';
import type {BodyOnArrival} from '../../dialogs/await-mail/compare-body.ts';
import type {AuthenticationResults, MethodResult} from '../../message/authentication-results.ts';
import type {Hop} from '../../message/received.ts';
import {joined, type Shown, shown, visible} from '../../protocol/visible.ts';
import type {JsonObject} from '../json.ts';

export function arrivalLines(waited: Waited): readonly Shown[] {
	if (!waited.ok) {
		return [visible(waited.problem)];
	}

	const arrival = arrivalOf(waited.arrived);
	const place = shown`“${visible(arrival.place)}”${arrival.junk ? ', the folder for spam,' : ''}`;
	return [
		shown`The message arrived in ${place} ${visible(elapsedInWords(arrival.elapsed))} after the server accepted it.`,
		...bodyLines(arrival),
		...hopLines(arrival.hops),
		...authenticationLines(arrival),
	];
}

export function arrivalToJson(waited: Waited): JsonObject {
	if (!waited.ok) {
		return {arrived: false, problem: waited.problem};
	}

	const {elapsed, ...arrival} = arrivalOf(waited.arrived);
	return {arrived: true, elapsed: Math.round(elapsed), ...arrival};
}

function bodyLines({body = null, signatures = []}: Arrival): readonly Shown[] {
	return [...(body === null ? [] : bodyWords(body)), ...signatures.map(sentence => visible(sentence))];
}

function bodyWords(body: BodyOnArrival): readonly Shown[] {
	if (body.same) {
		return [shown`Its body arrived as it was sent.`];
	}

	const {line, sent, received, more} = body;
	const difference = more > 0 ? `${counted(more, 'line')} more` : `${counted(-more, 'line')} fewer`;
	const count = more === 0 ? shown`` : shown` ${visible(difference)} arrived than were sent.`;
	return [
		shown`Its body was changed on its way, first in line ${line}:${count}`,
		shown`  sent     ${lineWords(sent)}`,
		shown`  arrived  ${lineWords(received)}`,
	];
}

function lineWords(line: string | null): Shown {
	return line === null ? shown`nothing: the body ends before` : shown`“${visible(line.slice(0, 200))}”`;
}

function hopLines(hops: readonly Hop[]): readonly Shown[] {
	return hops.length === 0
		? [shown`It has no Received field, so its way is not known.`]
		: [shown`Its way, by the Received fields and the clock of each server:`, ...hops.map(hopLine)];
}

function hopLine({from, by, protocol, at, delay}: Hop, index: number): Shown {
	const between = from === null ? shown`` : shown` from ${visible(from)}`;
	const to = by === null ? shown`` : shown` to ${visible(by)}`;
	const way = protocol === null ? shown`` : shown` (${visible(protocol)})`;
	const time = at === null ? shown`, time not readable` : shown`, ${visible(new Date(at).toISOString())}`;
	return shown`  ${index + 1}.${between}${to}${way}${time}${delayWords(delay)}`;
}

/** The fields are exact to the second only. */
function delayWords(delay: number | null): Shown {
	if (delay === null) {
		return '';
	}

	return delay < 0
		? shown`, ${visible(elapsedInWords(-delay))} before the previous time: the two clocks differ`
		: shown`, +${Math.round(delay / 1000)} s`;
}

function authenticationLines({authentication, arc}: Arrival): readonly Shown[] {
	const [own, ...others] = authentication;
	return [
		...(own
			? resultLines(shown`Authentication-Results of ${visible(own.server)}:`, own)
			: [
					shown`It has no Authentication-Results: no server on the way says what it found out about SPF, DKIM and DMARC.`,
				]),
		...others.flatMap(other =>
			resultLines(
				shown`Authentication-Results of ${visible(other.server)}, further down (an earlier server, or anyone, may have written them):`,
				other,
			),
		),
		...arc.flatMap(({instance, results}) =>
			resultLines(shown`ARC set ${instance}, as ${visible(results.server)} recorded it:`, results),
		),
	];
}

function resultLines(title: Shown, {results}: AuthenticationResults): readonly Shown[] {
	return [title, ...(results.length === 0 ? [shown`  no results`] : results.map(resultLine))];
}

/** Methods whose names are usually written in capitals (RFC 8601 §2.7). */
const names: ReadonlyMap<string, string> = new Map(
	['SPF', 'DKIM', 'DMARC', 'ARC', 'BIMI'].map(name => [name.toLowerCase(), name]),
);

function resultLine({method, result, reason, properties}: MethodResult): Shown {
	const details = properties.map(({name, value}) => shown` ${visible(name)}=${visible(value)}`);
	const why = reason === null ? shown`` : shown` (${visible(reason)})`;
	return shown`  ${visible(names.get(method) ?? method)} ${visible(result)}${joined(details)}${why}`;
}
