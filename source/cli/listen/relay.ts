/** The server that sessions are passed on to: named itself, or by a section of the profile (`--to @work`). */
import process from 'node:process';
import type {RelayTo} from '../../listen/options.ts';
import {type Layer, mergeDefaults} from '../arguments/defaults.ts';
import type {Values} from '../arguments/option.ts';
import {connection, purpose} from '../arguments/options.ts';
import {layerFrom} from '../arguments/settings.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {targetFrom, transportFrom} from '../connection/connection.ts';
import {linesOf, linesOfSection, loadProfile, type Profile, sectionName} from '../connection/profile.ts';
import {wantsSearch} from '../connection/wants-search.ts';

/** `typed`: the options of `listen` that concern this server. Throws a UsageError. */
export async function relayTo(text: string, typed: Values): Promise<RelayTo> {
	const {server, values} =
		text.startsWith('@') && sectionName.test(text.slice(1))
			? await fromSection(text.slice(1), typed)
			: {server: text, values: typed};
	return {
		target: targetFrom(server),
		transport: await transportFrom(values),
		insecure: values.has('insecure'),
		allowClearAuth: values.has('allow-clear-auth'),
	};
}

/** Its server with the settings of its connection; what was typed wins over them. */
async function fromSection(
	section: string,
	typed: Values,
): Promise<{readonly server: string; readonly values: Values}> {
	const profile = await loadProfile(process.env.SMTPSCOPE_CONFIG || undefined);
	const {server, values} = mergeDefaults(typed, await layersOf(profile, section), null);
	if (server === undefined) {
		throw new UsageError(
			`The section [${section}] of “${profile.file}” does not name a server. Add a line such as “server = mail.example.org:587”.`,
		);
	}

	if (server === 'practice' || wantsSearch(server, values) !== null) {
		throw new UsageError(
			`The section [${section}] names “${server}”, which is not itself a server that sessions can be passed on to. Name the server with --to, such as --to starttls://mail.example.org.`,
		);
	}

	return {server, values};
}

/** A log of TLS keys is opened once, for what was typed; other lines are for other subcommands, which check them. */
const rows = [...connection, ...purpose].filter(({name}) => name !== 'keylog');

function layersOf(profile: Profile, section: string): Promise<readonly Layer[]> {
	const known = (name: string): boolean => name === 'server' || rows.some(row => row.name === name);
	return Promise.all(
		[linesOfSection(profile, section), profile.top].map(lines =>
			layerFrom(
				linesOf(profile, lines).filter(({name}) => known(name)),
				rows,
				async () => [],
			),
		),
	);
}
