// Put before the program with --require: writes which scripts of ours and which builtins of Node a start has loaded.
const {writeFileSync} = require('node:fs');
const vm = require('node:vm');

const before = new Set(process.moduleLoadList);
const scripts = [];
vm.Script = class extends vm.Script {
	constructor(code, options) {
		super(code, options);
		scripts.push(options.filename);
	}
};

process.on('exit', () => {
	const loaded = process.moduleLoadList
		.filter(name => !before.has(name))
		.map(name => /^NativeModule (.*)$/.exec(name)?.[1])
		.filter(name => name !== undefined);
	writeFileSync(process.env.WHAT_LOADS, JSON.stringify({scripts, builtins: loaded}));
});
