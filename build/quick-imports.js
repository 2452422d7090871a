// Work that libraries do while they are loaded, put off until it is needed: the first frame should not wait for it.
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';

/** One cell each, if ambiguous ones are narrow; those of planes 15 and 16 are for private use. */
const narrow = String.raw`ambiguousIsNarrow && /^(?:[ -~\xa1-\xac\xae-\u024f\u2010-\u2027\u2030-\u203a\u2190-\u21ff\u2500-\u257f\u276f]|[\udb80-\udbff][\udc00-\udfff])*$/`;

/** In the file that `path` names, `text` becomes what `quick` says. */
const changes = [
	{
		// The layout engine carries its WebAssembly as base64 and has `fetch` read that, which loads all of Node's
		// HTTP client. Without `fetch` it decodes the text itself.
		path: /yoga-wasm-base64-esm\.js$/,
		text: /^/,
		quick: () => 'const fetch = undefined;\n',
	},
	{
		// Patterns with properties of characters, one of them with all emoji sequences, are half of what loading Ink takes.
		// Each is made for the first text that needs it; quotes, dashes and frames do not.
		path: /node_modules\/string-width\/index\.js$/,
		text: /^.*$/s,
		quick(source) {
			const patterns = /^const (\w+) = (\/.*\\p\{.*\/[gv]u?);$/gm;
			const names = Array.from(source.matchAll(patterns), ([, name]) => name).join('|');
			return withQuickSegmenter(source)
				.replace(patterns, 'let $1_; const $1 = () => $1_ ??= $2;')
				.replace(new RegExp(`\\b(?:${names})\\b(?! = )`, 'g'), '$&()')
				.replace(
					'rgiEmojiRegex().test(segment)',
					'/[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\p{Regional_Indicator}\\u20e3]/u.test(segment) && $&',
				)
				.replace(
					'if (/^[\\u0020-\\u007E]*$/.test(string)) {',
					`if (${narrow}.test(string)) {\nreturn string.length - (string.match(/[\\udb80-\\udbff]/g)?.length ?? 0);\n}\n$&`,
				);
		},
	},
	{
		path: /(?:wrap-ansi\/index|slice-ansi\/tokenize-ansi|cli-truncate\/index|ansi-tokenize\/build\/tokenize|ink\/build\/line-update)\.js$/,
		text: /^.*$/s,
		quick: withQuickSegmenter,
	},
	{
		// It asks iconv-lite for codecs while it is loaded, which makes the tables of Asian charsets.
		path: /libmime\/dist\/esm\/charset\.js$/,
		text: /^.*$/s,
		quick(source) {
			const codecs = /^const (\w+) = (?=[^;]*\biconv\.getCodec\()(?!\()([^;]*);/gm;
			const names = Array.from(source.matchAll(codecs), ([, name]) => name).join('|');
			const late = source
				.replace(codecs, 'let $1_; const $1 = () => $1_ ??= $2;')
				.replace(new RegExp(`\\b(?:${names})\\b(?! = )`, 'g'), '$&()');
			return required(late, 'iconv', 'encodingJapanese');
		},
	},
	{
		// Its table of file types is for attachments.
		path: /libmime\/dist\/esm\/libmime\.js$/,
		text: /^.*$/s,
		quick: source => required(source, 'mimetypes'),
	},
	{
		// Its tables of file types are for attachments.
		path: /nodemailer\/dist\/esm\/mime-funcs\/mime-types\.js$/,
		text: /^.*$/s,
		quick: source =>
			source
				.replace(/^const (mimeTypes|extensions) = (?=new Map\()/gm, 'let $1_; const $1 = () => $1_ ??= ')
				.replace(/\b(mimeTypes|extensions)\.(?=has|get)/g, '$1().'),
	},
	{
		// It reads packages as npm does, with lists of licences and of hosts, and looks for processes: not for a page of
		// help that is given to it.
		path: /meow\/build\/dependencies\.js$/,
		text: /^.*$/s,
		quick: source =>
			replaced(source, [
				['var libExports = requireLib$1();', ''],
				['libExports.codeFrameColumns', 'requireLib$1().codeFrameColumns'],
				['var normalizeExports = requireNormalize();', ''],
				[
					'const normalizePackageData = getDefaultExportFromCjs(normalizeExports);',
					'const normalizePackageData = (...all) => getDefaultExportFromCjs(requireNormalize())(...all);',
				],
				['promisify(execFile);', ''],
				[
					'createRequire ? createRequire(import.meta.url) : undefined',
					'(...all) => createRequire(import.meta.url)(...all)',
				],
			]),
	},
	{
		// For the screen that Ink shows when a component throws.
		path: /ink\/build\/components\/ErrorOverview\.js$/,
		text: /const stackUtils = (new StackUtils\(\{[^}]*\}\));/,
		quick: (_, stackUtils) => `const stackUtils = {parseLine: line => ${stackUtils}.parseLine(line)};`,
	},
];

/** The source with these imports required where they are used. */
function required(source, ...names) {
	return names.reduce((text, name) => {
		const [declaration, from] =
			new RegExp(`^import (?:\\* as )?${name} from ('[^']+');$`, 'm').exec(text) ?? [];
		return text.replace(declaration, '').replace(new RegExp(`\\b${name}\\.`, 'g'), `require(${from}).`);
	}, source);
}

function withQuickSegmenter(source) {
	const from = JSON.stringify(join(import.meta.dirname, 'quick-segmenter.js'));
	const quick = source.replaceAll('new Intl.Segmenter(', 'quickSegmenter(');
	return quick === source ? source : `import {quickSegmenter} from ${from};\n${quick}`;
}

/** The source with each text replaced, all of which it must have. */
function replaced(source, pairs) {
	return pairs.reduce((text, [from, to]) => {
		if (!text.includes(from)) {
			throw new Error(`A library no longer has ${from}; see build/quick-imports.js.`);
		}

		return text.replace(from, () => to);
	}, source);
}

export const quickImports = {
	name: 'quick-imports',
	setup(build) {
		for (const {path: filter, text, quick} of changes) {
			build.onLoad({filter}, async ({path}) => {
				const source = await readFile(path, 'utf8');
				const contents = source.replace(text, quick);
				if (contents === source) {
					throw new Error(`${path} no longer has ${text}; see build/quick-imports.js.`);
				}

				return {contents, loader: 'js'};
			});
		}
	},
};
