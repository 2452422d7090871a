/** What an observer reads in a TLS handshake: the name asked for, version, cipher, and before TLS 1.3 the certificates. */

import {X509Certificate} from 'node:crypto';
import {ByteReader} from '../../bytes/byte-reader.ts';
import {certificateFacts} from '../../transport/certificate-facts.ts';
import {suiteName} from '../../transport/cipher-suites.ts';
import {readServerHandshake} from '../../transport/server-handshake.ts';
import {extensionIn, readServerHello} from '../../transport/server-hello.ts';
import {clearMessages} from '../../transport/tls-records.ts';
import type {CertificateFacts, TlsFacts} from '../../transport/types.ts';
import {recordedTls} from '../recorded-tls.ts';

/** The beginnings of what both sides sent. */
export function readHandshake(fromClient: Uint8Array, fromServer: Uint8Array): TlsFacts {
	const asked = clearMessages(fromClient).find(({type}) => type === 1);
	const answered = clearMessages(fromServer).findLast(({type}) => type === 2);
	const servername = asked && serverNameIn(asked.body);
	const hello = answered && readServerHello(answered.body);
	const facts = recordedTls({
		...(hello && {protocol: hello.protocol, cipher: suiteName(hello.suite)}),
		...(servername && {servername}),
	});
	const [own, ...others] = certificatesIn(fromServer);
	return {
		...facts,
		hostnameMatches: own !== undefined && servername !== undefined && matches(own.x509, servername),
		certificates: own ? [own.facts, ...others.map(each => each.facts)] : [],
	};
}

const SERVER_NAME = 0;

function serverNameIn(body: Uint8Array): string | undefined {
	const reader = new ByteReader(body);
	reader.take(2 + 32);
	reader.field(1);
	reader.field(2);
	reader.field(1);
	const names = extensionIn(reader.field(2), SERVER_NAME);
	const list = names && new ByteReader(new ByteReader(names).field(2) ?? new Uint8Array(0));
	const kind = list?.number(1);
	const name = kind === 0 ? list?.field(2) : null;
	return name ? Buffer.from(name).toString('latin1') : undefined;
}

type Certificate = {readonly x509: X509Certificate; readonly facts: CertificateFacts};

function certificatesIn(fromServer: Uint8Array): readonly Certificate[] {
	return (readServerHandshake(fromServer, []).certificates ?? []).flatMap(der => {
		try {
			const x509 = new X509Certificate(der);
			return [{x509, facts: certificateFacts(x509)}];
		} catch {
			// Cut off, or not a certificate at all.
			return [];
		}
	});
}

/** RFC 9525 §6, for the name that the client asked for. */
function matches(certificate: X509Certificate, servername: string): boolean {
	try {
		return certificate.checkHost(servername) !== undefined;
	} catch {
		return false;
	}
}
