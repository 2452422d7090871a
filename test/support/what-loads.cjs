// Put before the program with --require: writes which scripts of ours and which builtins of Node a start has loaded, how
// much of them was compiled, and what made V8 read the tables of ICU.
const {writeFileSync} = require('node:fs');
const vm = require('node:vm');

const before = new Set(process.moduleLoadList);
const scripts = new Map();
vm.Script = class extends vm.Script {
	constructor(code, options) {
		super(code, options);
		scripts.set(options.filename, this);
	}
};

const icu = new Set();
for (const name of ['Collator', 'DateTimeFormat', 'NumberFormat', 'Segmenter']) {
	Intl[name] = new Proxy(Intl[name], {
		construct(target, words) {
			icu.add(`Intl.${name}`);
			return Reflect.construct(target, words);
		},
	});
}

for (const [type, name] of [
	[String, 'localeCompare'],
	[Number, 'toLocaleString'],
	[Date, 'toLocaleString'],
]) {
	type.prototype[name] = new Proxy(type.prototype[name], {
		apply(target, self, words) {
			icu.add(`${type.name}.${name}`);
			return Reflect.apply(target, self, words);
		},
	});
}

process.on('exit', () => {
	const builtins = process.moduleLoadList
		.filter(name => !before.has(name))
		.map(name => /^NativeModule (.*)$/.exec(name)?.[1])
		.filter(name => name !== undefined);
	const sizes = [...scripts.values()].map(script => script.createCachedData().length);
	const loaded = {
		scripts: [...scripts.keys()],
		builtins,
		compiled: sizes.reduce((sum, size) => sum + size, 0),
		icu: [...icu],
	};
	writeFileSync(process.env.WHAT_LOADS, JSON.stringify(loaded));
});
