/** The options about TLS, each tried out before anything is connected, so that a typo is not a failed handshake. */
import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {checkTls, type TlsFault} from '../../transport/check-tls.ts';
import {pinForms, readPin} from '../../transport/pin.ts';
import type {Pin, TlsOptions, TlsVersion} from '../../transport/types.ts';
import {listed} from '../arguments/choice.ts';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {readTextFile} from '../output/files.ts';

/** Throws a UsageError that names the option. */
export async function tlsFrom(values: Values): Promise<TlsOptions> {
	const [cert, key] = [values.get('cert'), values.get('key')];
	if ((cert === undefined) !== (key === undefined)) {
		throw new UsageError(
			cert === undefined
				? '--key needs the certificate that belongs to it: --cert FILE.'
				: '--cert needs the key that belongs to it: --key FILE.',
		);
	}

	const ca = (await Promise.all(values.all('ca').map(authoritiesIn))).flat();
	const chain = values.get('tls-chain');
	const behind = chain === undefined ? '' : `\n${await readTextFile(chain, 'tls-chain')}`;
	const [servername, ciphers] = [values.get('servername'), values.get('ciphers')];
	const verifyName = values.get('verify-name');
	const options: TlsOptions = {
		...(ca.length > 0 && {ca}),
		...(cert !== undefined && {cert: `${await readTextFile(cert, 'cert')}${behind}`}),
		...(key !== undefined && {key: await readTextFile(key, 'key')}),
		...(servername !== undefined && {servername}),
		...(verifyName !== undefined && {verifyName}),
		...(ciphers !== undefined && {ciphers}),
		...(values.has('pin') && {pins: values.all('pin').flatMap(pinsFrom)}),
		...versionsFrom(values),
	};
	const fault = await checkTls(options);
	if (fault) {
		throw new UsageError(sentenceOf(fault, values));
	}

	return options;
}

function pinsFrom(text: string): readonly Pin[] {
	return text.split(',').map(part => {
		const pin = readPin(part);
		if (!pin) {
			throw new UsageError(`--pin must be ${pinForms}; “${part.trim()}” was given. probe shows both.`);
		}

		return pin;
	});
}

/** Of a folder every file in PEM form, as OpenSSL's CApath. */
async function authoritiesIn(path: string): Promise<readonly string[]> {
	const names = await readdir(path).catch(() => null);
	if (names === null) {
		return [await readTextFile(path, 'ca')];
	}

	const texts = await Promise.all(
		names.toSorted().map(name => readFile(join(path, name), 'utf8').catch(() => '')),
	);
	const found = texts.filter(text => text.includes('-----BEGIN CERTIFICATE-----'));
	if (found.length === 0) {
		throw new UsageError(`--ca: the folder “${path}” contains no certificate in PEM form.`);
	}

	return found;
}

function sentenceOf(fault: TlsFault, values: Values): string {
	switch (fault.part) {
		case 'ca':
			return `--ca: “${values.all('ca')[fault.index] ?? ''}” does not contain a certificate in PEM form (-----BEGIN CERTIFICATE-----).`;
		case 'cert':
			return `--cert: “${values.get('cert')}” ${isNotPem(fault) ? 'does not contain a certificate in PEM form (-----BEGIN CERTIFICATE-----)' : `cannot be used as a certificate: ${fault.reason}`}.`;
		case 'key':
			return `--key: “${values.get('key')}” ${isNotPem(fault) ? 'does not contain a private key in PEM form (-----BEGIN PRIVATE KEY-----)' : `cannot be used with this certificate: ${fault.reason}`}.`;
		case 'ciphers':
			return `--ciphers: OpenSSL has no cipher for “${values.get('ciphers')}”. “openssl ciphers -v” lists the names.`;
		case 'versions':
			return '--tls-min must not be higher than --tls-max.';
	}
}

/** OpenSSL’s words for a file without what it looks for. */
function isNotPem({reason}: {readonly reason: string}): boolean {
	return /no start line|DECODER routines::unsupported/.test(reason);
}

const versions: Readonly<Record<string, TlsVersion>> = {
	'1': 'TLSv1',
	'1.0': 'TLSv1',
	'1.1': 'TLSv1.1',
	'1.2': 'TLSv1.2',
	'1.3': 'TLSv1.3',
};

function versionsFrom(values: Values): Pick<TlsOptions, 'minVersion' | 'maxVersion'> {
	const listed = protocolsFrom(values);
	const minVersion = listed?.at(0) ?? versionFrom('tls-min', values);
	const maxVersion = listed?.at(-1) ?? versionFrom('tls-max', values);
	return {...(minVersion && {minVersion}), ...(maxVersion && {maxVersion})};
}

const inOrder: readonly TlsVersion[] = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

/** `tlsv1_2,tlsv1_3`, or all but `no_tlsv1,no_tlsv1_1`: what is left, lowest first. Null where nothing is said. */
function protocolsFrom(values: Values): readonly TlsVersion[] | null {
	const text = values.get('tls-protocol');
	if (text === undefined) {
		return null;
	}

	const names = text.split(',').map(name => name.trim());
	const isWithout = names.every(name => /^no_/i.test(name));
	const versionsNamed = names
		.map(name => name.replace(/^no_/i, ''))
		.filter(name => !/^sslv[23]$/i.test(name))
		.map(name => versionNamed(name, 'tls-protocol'));
	const left = inOrder.filter(version => versionsNamed.includes(version) !== isWithout);
	const [lowest, highest] = [left.at(0), left.at(-1)];
	const span =
		lowest === undefined || highest === undefined
			? 0
			: inOrder.indexOf(highest) - inOrder.indexOf(lowest) + 1;
	if (span === 0 || span !== left.length || (!isWithout && names.some(name => /^no_/i.test(name)))) {
		throw new UsageError(
			`--tls-protocol must be versions without a gap, such as tlsv1_2,tlsv1_3, or those to leave out, such as no_tlsv1,no_tlsv1_1; “${text}” was given.`,
		);
	}

	return left;
}

function versionFrom(name: string, values: Values): TlsVersion | undefined {
	const text = values.get(name);
	if (text === undefined) {
		return undefined;
	}

	return versionNamed(text, name);
}

function versionNamed(text: string, name: string): TlsVersion {
	const version = versions[text.replace(/^TLSv?/i, '').replace('_', '.')];
	if (!version) {
		throw new UsageError(`--${name} must be ${listed(['1.0', '1.1', '1.2', '1.3'])}; “${text}” was given.`);
	}

	return version;
}
