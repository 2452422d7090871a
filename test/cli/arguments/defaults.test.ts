import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {type Layer, mergeDefaults} from '../../../source/cli/arguments/defaults.ts';
import {Values} from '../../../source/cli/arguments/option.ts';

type Written = Record<string, string | string[] | null>;

function layer(written: Written, place = 'Line 1'): Layer {
	return new Map(
		Object.entries(written).map(([name, value]) => [
			name,
			{values: typeof value === 'string' ? [value] : value, place},
		]),
	);
}

function merge(typed: Record<string, string[]>, layers: Written[], named: string | null = null) {
	const {values, server, places} = mergeDefaults(
		new Values(new Map(Object.entries(typed))),
		layers.map(each => layer(each)),
		named,
	);
	return {
		options: Object.fromEntries(values.names().map(name => [name, values.all(name)])),
		server,
		places: [...places.keys()],
		values,
	};
}

describe('defaults', () => {
	it('give way to what was typed, and each layer to those above it', () => {
		const {options, places, values} = merge({timeout: ['1']}, [
			{timeout: '2', ehlo: 'env'},
			{timeout: '3', ehlo: 'section', log: 'a'},
			{log: 'b', style: 'swaks'},
		]);
		expect(options).toEqual({timeout: ['1'], ehlo: ['env'], log: ['a'], style: ['swaks']});
		expect(places).toEqual(['ehlo', 'log', 'style']);
		expect([values.typed('timeout'), values.typed('ehlo'), values.has('ehlo')]).toEqual([true, false, true]);
	});

	it('can be turned off by a layer above, without turning off the counterpart', () => {
		expect(merge({}, [{tls: null}, {tls: [], 'no-lint': []}]).options).toEqual({'no-lint': []});
		expect(merge({}, [{tls: null}, {'tls-optional': []}]).options).toEqual({'tls-optional': []});
	});

	it.each([
		['4', '6'],
		['tls-optional', 'tls'],
		['tls', 'tls-on-connect'],
		['tls-protocol', 'tls-min'],
		['mx', 'submission'],
		['cert', 'key'],
		['no-pipeline', 'pipeline'],
		['data', 'body'],
		['auth-password-file', 'auth-password-command'],
		['auth-password-command', 'auth-oauth'],
		['quit-after', 'drop-after'],
	])('never add a counterpart: --%s and %s', (one, other) => {
		expect(merge({[one]: ['x']}, [{[other]: 'y'}]).options).toEqual({[one]: ['x']});
		expect(merge({[other]: ['x']}, [{[one]: 'y'}]).options).toEqual({[other]: ['x']});
		expect(merge({}, [{[one]: 'x'}, {[other]: 'y'}]).options).toEqual({[one]: ['x']});
	});

	it('name the server where none was named, and never as an option', () => {
		expect(merge({}, [{}, {server: 'a'}, {server: 'b'}])).toMatchObject({server: 'a', options: {}});
		expect(merge({}, [{server: 'a'}], 'typed')).toMatchObject({server: undefined, options: {}});
		expect(merge({}, [{pipe: 'exim -bs'}, {server: 'b'}])).toMatchObject({
			server: undefined,
			options: {pipe: ['exim -bs']},
		});
	});

	const secrets = {auth: 'PLAIN', 'auth-password-command': 'pass work', insecure: [], port: '465'};

	it('give the secrets and exceptions of one server to no other', () => {
		expect(merge({}, [{server: 'a', ...secrets}, {ehlo: 'me'}]).options).toMatchObject({
			'auth-password-command': ['pass work'],
		});
		expect(merge({}, [{server: 'a', ...secrets}, {ehlo: 'me'}], 'b').options).toEqual({ehlo: ['me']});
		expect(merge({}, [{server: 'a'}, {server: 'b', ...secrets}])).toMatchObject({server: 'a', options: {}});
		expect(merge({}, [{server: 'a', ...secrets}], 'a').options).toHaveProperty('auth-password-command');
	});

	it('leave the user and the port to a server that names its own', () => {
		const written = {'auth-user': 'alice', port: '465'};
		expect(merge({}, [written], 'smtp://bob@host').options).toEqual({});
		expect(merge({}, [written], 'host:25').options).toEqual({'auth-user': ['alice']});
		expect(merge({}, [written], 'host').options).toEqual({'auth-user': ['alice'], port: ['465']});
	});

	it('leave out what belongs to an option that is missing', () => {
		expect(merge({}, [{'oauth-client-id': 'x', append: []}]).options).toEqual({});
		expect(merge({log: ['f']}, [{'oauth-client-id': 'x', append: []}]).options).toEqual({
			log: ['f'],
			append: [],
		});
	});

	it('let the password of the environment win over the profile, and look it up there', () => {
		expect(merge({}, [{'auth-password': []}, {'auth-password-file': 'f'}]).options).toEqual({});
	});

	it('never change what was typed', () => {
		const name = fc.constantFrom('4', '6', 'tls', 'server', 'auth', 'data', 'body', 'append', 'ehlo', 'port');
		const options = fc.dictionary(name, fc.array(fc.string()));
		fc.assert(
			fc.property(options, fc.array(options), fc.option(fc.string()), (typed, layers, named) => {
				expect(merge(typed, layers, named).options).toMatchObject(typed);
			}),
		);
	});
});
