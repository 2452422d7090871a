/** How the command line names the TLS options that an advice is about. */
import type {AdviceOption} from '../dialogs/probe/result.ts';
import type {TransportError} from '../transport/types.ts';

const names: Readonly<Record<AdviceOption['option'], string>> = {
	timeout: '--timeout SECONDS',
	clientName: '--ehlo NAME',
	servername: '--servername NAME',
	ca: '--ca FILE',
	cert: '--cert FILE',
	key: '--key FILE',
	minVersion: '--tls-min VERSION',
	maxVersion: '--tls-max VERSION',
	ciphers: '--ciphers LIST',
};

/** The sentence with the options in brackets behind it, such as `… (--ciphers DEFAULT@SECLEVEL=0)`. */
export function withOptions(sentence: string, options: readonly AdviceOption[] = []): string {
	const words = options.map(({option, value}) =>
		value === undefined ? names[option] : `${names[option].split(' ', 1).join('')} ${value}`,
	);
	return words.length === 0 ? sentence : `${sentence.replace(/\.$/, '')} (${words.join(', ')}).`;
}

/** What to do after a failure, as the command line says it; empty where nothing is known. */
export function adviceOn({advice = '', options}: TransportError): string {
	return advice === '' ? '' : withOptions(advice, options);
}
