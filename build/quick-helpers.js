// For each import of a CommonJS module esbuild makes an object with a getter for every name that it exports. Of Node's
// builtins that are hundreds of functions in each module that imports one; an object that inherits the names is enough.

/** What marks the exports of a builtin: see lazy-builtins.js. */
export const builtinMark = '__builtin';

/** esbuild's `__toESM`, minified. */
const helper =
	/([\w$]+)=\(([\w$]+),([\w$]+),([\w$]+)\)=>(\(\4=\2!=null\?[\w$]+\([\w$]+\(\2\)\):\{\},[\w$]+\(\3\|\|!\2\|\|!\2\.__esModule\?[\w$]+\(\4,"default",\{value:\2,enumerable:!0\}\):\4,\2\)\))/;

/** `text`: a bundle as esbuild wrote it, minified. */
export function withQuickImports(text) {
	const quick = text.replace(
		helper,
		`$1=($2,$3,$4)=>$2&&$2.${builtinMark}||$2===process?Object.create($2,{default:{value:$2}}):$5`,
	);
	if (quick === text && /\|\|![\w$]+\.__esModule\?[\w$]+\([\w$]+,"default"/.test(text)) {
		throw new Error('esbuild imports CommonJS modules in another form than build/quick-helpers.js knows.');
	}

	return quick;
}
