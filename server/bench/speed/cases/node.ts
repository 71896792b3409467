import { encodeGlobalId } from '../../../src/graphql/ids.ts';
import { BASE64URL, type Case, uuidOf } from '../case.ts';
import type { Office } from '../office.ts';

type Named = { name: string };
type Post = {
  id: string;
  name: string;
  formSet: string;
  wilayah: { name: string; code: string };
  puskesmas: Named | null;
};
type PeerNode = { data: { postByRowId: Omit<Post, 'id' | 'wilayah'> & { rowId: string; area: Post['wilayah'] } } };

/** A post with its village and puskesmas. */
export function nodeCase({ postIds }: Office): Case {
  const query = `query Post($id: ID!) { node(id: $id) { id
    ... on Posyandu { name formSet wilayah { name code } puskesmas { name } } } }`;
  const peer = `query Post($id: UUID!) { postByRowId(rowId: $id) { rowId name formSet area { name code } puskesmas { name } } }`;
  const read = ({ data: { node } }: { data: { node: Post } }): Post => ({ ...node, id: uuidOf(node.id) });
  return {
    name: 'node',
    title: 'One post by id',
    variants: postIds,
    faces: {
      pokjanal: { body: (id) => ({ query, variables: { id: encodeGlobalId('Posyandu', id) } }), read },
      bare: { body: (id) => ({ name: 'node', values: [id] }), read },
      postgraphile: {
        body: (id) => ({ query: peer, variables: { id } }),
        read: ({ data: { postByRowId } }: PeerNode): Post => {
          const { rowId, area, ...post } = postByRowId;
          return { ...post, id: rowId, wilayah: area };
        },
      },
    },
    statement: `select json_build_object('data', json_build_object('node', json_build_object('id', ${BASE64URL(`'Posyandu:' || p.id`)},
        'name', p.name, 'formSet', p."formSet", 'wilayah', json_build_object('name', w.name, 'code', w.code),
        'puskesmas', case when k.id is not null then json_build_object('name', k.name) end)))::text as answer
      from "Posyandu" p join "Wilayah" w on w.id = p."wilayahId" left join "Puskesmas" k on k.id = p."puskesmasId" where p.id = $1`,
    targets: [
      { against: 'postgraphile', must: 1 },
      { against: 'bare', aim: 0.45 },
    ],
  };
}
