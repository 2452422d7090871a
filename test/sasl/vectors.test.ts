import {describe, expect, it} from 'vitest';
import {decodeSasl} from '../../source/sasl/decode.ts';
import {exchange} from './exchange.ts';
import {vectors} from './vectors.ts';

/** Oddities that the published examples really have. */
const oddities: Record<string, readonly string[]> = {
	'digest-md5-rfc2831': ['digest-uri does not begin with smtp/: the server may check the service.'],
	'oauthbearer-rfc7628-fail': ['There is no token after auth=.'],
	'oauthbearer-rfc7628-smtp-fail': [
		'The gs2 header does not name a user (a=).',
		'Between the two commas of the gs2 header, only a= is allowed.',
	],
};

describe('published examples', () => {
	it.each(vectors)('$name shows its parts', ({name, mechanism, exchange: lines, shows}) => {
		const steps = decodeSasl(exchange(mechanism, ...lines));
		const fields = steps.flatMap(step => step.fields.map(field => `${field.label}: ${field.value}`));
		for (const [label, value] of shows) {
			expect(fields).toContain(`${label}: ${value}`);
		}

		expect(steps.flatMap(step => step.problems)).toEqual(oddities[name] ?? []);
	});

	it.each(vectors)('$name keeps its secrets marked', ({mechanism, exchange: lines, password, token}) => {
		const steps = decodeSasl(exchange(mechanism, ...lines));
		const open = steps.flatMap(step => step.fields.filter(field => !field.secret).map(field => field.value));
		for (const secret of [password, token]) {
			expect(open.filter(value => secret !== undefined && value.includes(secret))).toEqual([]);
		}
	});
});
