/** Our own end of a connection, and the name that a certificate is checked against. */
import {expect, it} from 'vitest';
import {Values} from '../../../source/cli/arguments/option.ts';
import {connectingFrom} from '../../../source/cli/connection/connection.ts';
import {certificate} from '../../support/certificates.ts';
import {serveTls} from '../../support/tls-server.ts';
import {listen} from '../../support/transport-log.ts';

const values = (...options: readonly (readonly [string, string])[]): Values =>
	new Values(new Map(options.map(([name, value]) => [name, [value]])));

it.each([
	[[['local-address', '127.0.0.9']], {localAddress: '127.0.0.9'}],
	[[['local-address', '127.0.0.9:4000']], {localAddress: '127.0.0.9', localPort: 4000}],
	[[['local-address', '[::1]:4000']], {localAddress: '::1', localPort: 4000}],
	[[['local-address', '::1']], {localAddress: '::1'}],
	[
		[
			['local-address', '127.0.0.9:4000'],
			['source-port', '5000'],
		],
		{localAddress: '127.0.0.9', localPort: 5000},
	],
] as const)('%j', async (options, wanted) => {
	const {transport} = await connectingFrom(values(...options));
	expect(transport).toMatchObject(wanted);
	expect('localPort' in transport).toBe('localPort' in wanted);
});

it('--verify-name changes what is checked, and not what is asked for', async () => {
	const {ca} = await certificate('good');
	const endpoint = await serveTls('good', socket => socket.end('220 hello\r\n'));
	const seen = async (...options: readonly (readonly [string, string])[]) => {
		const {transport} = await connectingFrom(values(...options));
		const client = listen(endpoint, {implicitTls: true, tls: {...transport.tls, ca: [ca]}});
		await client.end();
		const {tls} = await client.of('connected');
		return {sni: tls?.servername, checked: tls?.hostname, fits: tls?.hostnameMatches};
	};
	expect(await seen(['verify-name', 'other.test'])).toEqual({sni: null, checked: 'other.test', fits: false});
	expect(await seen(['servername', 'other.test'], ['verify-name', 'mail.example.test'])).toEqual({
		sni: 'other.test',
		checked: 'mail.example.test',
		fits: true,
	});
});
