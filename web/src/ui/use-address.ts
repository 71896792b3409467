import { useSearchParams } from 'react-router';

/** The part of the address that says what is shown, so that it can be sent to a colleague; an empty value leaves it. */
export function useAddress() {
  const [search, setSearch] = useSearchParams();
  const set = (name: string, value: string | null): void =>
    setSearch(
      (before) => {
        if (value) before.set(name, value);
        else before.delete(name);
        return before;
      },
      { replace: true },
    );
  return { search, set };
}
