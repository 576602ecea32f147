import { type SearchMiddleware, stripSearchParams } from '@tanstack/react-router';

/** A parameter of the address. */
export interface Param<Value> {
  /** The value where the address has none, or none that is valid. The address leaves it out. */
  byDefault: Value;
  /** The value of a text of the address; undefined where it is not valid. */
  read: (text: string) => Value | undefined;
}

/** One of a closed list. */
export const choice = <const Value extends string>(values: readonly Value[], byDefault: NoInfer<Value>): Param<Value> => ({
  byDefault,
  read: (text) => values.find((value) => value === text),
});

/** One of a closed list, or undefined: the page has a default of its own. */
export const optional = <const Value extends string>(values: readonly Value[]): Param<Value | undefined> => ({
  byDefault: undefined,
  read: (text) => values.find((value) => value === text),
});

/** Any text, "" by default. */
export const text = (isValid: (value: string) => boolean = () => true): Param<string> => ({
  byDefault: '',
  read: (value) => (isValid(value) ? value : undefined),
});

/** Any text, the empty one included; undefined by default. */
export const optionalText: Param<string | undefined> = { byDefault: undefined, read: (value) => value };

type Values<Params> = { [Name in keyof Params]: Params[Name] extends Param<infer Value> ? Value : never };

/** The options of a route whose page has these parameters: the router reads and checks them, and leaves defaults out of the address. */
export function pageParams<Params extends Record<string, Param<string | undefined>>>(params: Params) {
  const entries = Object.entries(params);
  const defaults = Object.fromEntries(entries.map(([name, { byDefault }]) => [name, byDefault])) as Partial<Values<Params>>;
  const strip: (defaults: Partial<Values<Params>>) => SearchMiddleware<Values<Params>> = stripSearchParams;
  return {
    validateSearch: {
      // A link may leave any of them out; a page sees all of them.
      types: undefined as unknown as { input: Partial<Values<Params>>; output: Values<Params> },
      parse: (search: unknown) => {
        const texts = search as Record<string, unknown>;
        const values = entries.map(([name, { byDefault, read }]) => {
          const [value] = [texts[name]].flat();
          return [name, (typeof value === 'string' ? read(value) : undefined) ?? byDefault];
        });
        return Object.fromEntries(values) as Values<Params>;
      },
    },
    search: { middlewares: [strip(defaults)] },
  };
}

/** How a page changes its own parameters: in place, with no new entry in the history. */
export const IN_PLACE = { replace: true, resetScroll: false } as const;
