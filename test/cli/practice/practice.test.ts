import {expect, test} from 'vitest';
import {Values} from '../../../source/cli/arguments/option.ts';
import {practice} from '../../../source/cli/practice/practice.ts';
import {scriptedServer} from '../../support/scripted-server.ts';

test('says in a sentence that the port is taken', async () => {
	await using other = await scriptedServer('S: 220 here first');
	await expect(practice.run(onPort(String(other.port)), [])).rejects.toThrow(
		`Port ${other.port} is in use by another program. Choose another, or leave --port out for a free one.`,
	);
});

test.each(['0', '65536', 'smtp', '-1'])('takes no port %s', async port => {
	await expect(practice.run(onPort(port), [])).rejects.toThrow(
		`--port must be a number from 1 to 65535; “${port}” was given.`,
	);
});

function onPort(port: string): Values {
	return new Values(new Map([['port', [port]]]));
}
