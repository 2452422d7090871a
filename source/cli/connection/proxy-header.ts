/** swaks' options for the header of the PROXY protocol: its text, or its parts one by one. */
import {familyOf} from '../../transport/addresses.ts';
import type {ProxyHeader} from '../../transport/types.ts';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';

const parts = ['family', 'source', 'source-port', 'dest', 'dest-port'] as const;

/** `text`: as swaks has it, `TCP4 192.0.2.1 192.0.2.2 40000 25`. Undefined where no header is asked for. */
export function headerOfSwaks(values: Values, text: string | undefined): ProxyHeader | undefined {
	const given = [...parts, 'command', 'protocol'].filter(part => values.has(`proxy-${part}`));
	if (text === undefined && given.length === 0 && !values.has('proxy-version')) {
		return undefined;
	}

	const version = versionFrom(values);
	if (text !== undefined) {
		if (given.length > 0) {
			throw new UsageError(`--proxy and --proxy-${given[0]} cannot be used together.`);
		}

		const [family = '', source = '', dest = '', sourcePort = '', destPort = ''] = text.trim().split(/\s+/);
		return headerWith(version, {family, source, dest, 'source-port': sourcePort, 'dest-port': destPort});
	}

	const missing = parts.find(part => !values.has(`proxy-${part}`));
	if (missing !== undefined) {
		throw new UsageError(`The header of the PROXY protocol also needs --proxy-${missing}.`);
	}

	refuseOther(values, 'command', 'PROXY');
	refuseOther(values, 'protocol', 'STREAM');
	const get = (part: (typeof parts)[number]): string => values.get(`proxy-${part}`) ?? '';
	return headerWith(version, {
		family: get('family'),
		source: get('source'),
		dest: get('dest'),
		'source-port': get('source-port'),
		'dest-port': get('dest-port'),
	});
}

function versionFrom(values: Values): ProxyHeader['version'] {
	const written = values.get('proxy-version') ?? '1';
	if (written !== '1' && written !== '2') {
		throw new UsageError(`--proxy-version must be 1 or 2; “${written}” was given.`);
	}

	return written === '1' ? 1 : 2;
}

function refuseOther(values: Values, part: string, only: string): void {
	const written = values.get(`proxy-${part}`) ?? only;
	if (written.toUpperCase() !== only) {
		throw new UsageError(
			`--proxy-${part} can only be ${only}; “${written}” was given. “/raw” in a script of “smtpscope run” sends any bytes.`,
		);
	}
}

function headerWith(
	version: ProxyHeader['version'],
	written: Readonly<Record<(typeof parts)[number], string>>,
): ProxyHeader {
	const family = /^(?:TCP4|AF_INET)$/i.test(written.family)
		? 4
		: /^(?:TCP6|AF_INET6)$/i.test(written.family)
			? 6
			: null;
	if (family === null) {
		throw new UsageError(
			`--proxy-family must be TCP4 or TCP6, or AF_INET or AF_INET6 for version 2; “${written.family}” was given.`,
		);
	}

	const end = (name: 'source' | 'dest') => {
		const [address, port] = [written[name], written[`${name}-port`]];
		if (familyOf(address) !== family || !/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
			throw new UsageError(
				`The header of the PROXY protocol needs an IPv${family} address and a port for the ${name === 'source' ? 'client' : 'destination'}; “${address}” and “${port}” were given.`,
			);
		}

		return {address, port: Number(port)};
	};
	return {version, source: end('source'), destination: end('dest')};
}
