/** The options about TLS, each tried out before anything is connected, so that a typo is not a failed handshake. */
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

	const ca = await Promise.all(values.all('ca').map(file => readTextFile(file, 'ca')));
	const [servername, ciphers] = [values.get('servername'), values.get('ciphers')];
	const options: TlsOptions = {
		...(ca.length > 0 && {ca}),
		...(cert !== undefined && {cert: await readTextFile(cert, 'cert')}),
		...(key !== undefined && {key: await readTextFile(key, 'key')}),
		...(servername !== undefined && {servername}),
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

function sentenceOf(fault: TlsFault, values: Values): string {
	switch (fault.part) {
		case 'ca':
			return `--ca: “${values.all('ca')[fault.index] ?? ''}” does not contain a certificate in PEM form (-----BEGIN CERTIFICATE-----).`;
		case 'cert':
			return `--cert: “${values.get('cert')}” cannot be used as a certificate: ${fault.reason}.`;
		case 'key':
			return `--key: “${values.get('key')}” cannot be used with this certificate: ${fault.reason}.`;
		case 'ciphers':
			return `--ciphers: OpenSSL has no cipher for “${values.get('ciphers')}”. “openssl ciphers -v” lists the names.`;
		case 'versions':
			return '--tls-min must not be higher than --tls-max.';
	}
}

const versions: Readonly<Record<string, TlsVersion>> = {
	'1': 'TLSv1',
	'1.0': 'TLSv1',
	'1.1': 'TLSv1.1',
	'1.2': 'TLSv1.2',
	'1.3': 'TLSv1.3',
};

function versionsFrom(values: Values): Pick<TlsOptions, 'minVersion' | 'maxVersion'> {
	const only = versionFrom('tls-protocol', values);
	const minVersion = only ?? versionFrom('tls-min', values);
	const maxVersion = only ?? versionFrom('tls-max', values);
	return {...(minVersion && {minVersion}), ...(maxVersion && {maxVersion})};
}

function versionFrom(name: string, values: Values): TlsVersion | undefined {
	const text = values.get(name);
	if (text === undefined) {
		return undefined;
	}

	const version = versions[text.replace(/^TLSv?/i, '').replace('_', '.')];
	if (!version) {
		throw new UsageError(`--${name} must be ${listed(['1.0', '1.1', '1.2', '1.3'])}; “${text}” was given.`);
	}

	return version;
}
