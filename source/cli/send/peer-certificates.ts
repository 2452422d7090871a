/** `--tls-get-peer-cert` and `--tls-get-peer-chain`: the server's certificates in PEM form. */
import {visibleLines} from '../../protocol/visible.ts';
import type {Entry} from '../../session/entry.ts';
import type {Values} from '../arguments/option.ts';
import {openOutput} from '../output/output-file.ts';
import {print, warn} from '../output/terminal.ts';

/** Those of the last handshake; nothing where there was none. */
export function writeCertificates(values: Values, entries: readonly Entry[]): void {
	const tls = entries.reduce(
		(last, entry) => (entry.type === 'secured' || entry.type === 'connected' ? (entry.tls ?? last) : last),
		null as Extract<Entry, {type: 'connected'}>['tls'],
	);
	const pem = tls?.certificates.map(certificate => `${certificate.pem.trim()}\n`) ?? [];
	write(values, 'tls-get-peer-cert', pem.slice(0, 1).join(''));
	write(values, 'tls-get-peer-chain', pem.join(''));
}

function write(values: Values, option: string, text: string): void {
	if (!values.has(option) || text === '') {
		return;
	}

	const path = values.get(option);
	if (path === undefined) {
		print(visibleLines(text));
		return;
	}

	const file = openOutput(path, {option, way: 'new', onProblem: warn});
	file.write(text);
	file.close();
}
