import { type FormEvent, Fragment } from 'react';
import { useText } from '@/i18n/format.ts';
import { useKaderText } from '@/i18n/texts/kader.ts';
import { cx } from '@/lib/cx.ts';
import { showToast } from '@/ui/toast.tsx';
import { AssessmentBar } from './assessment-bar.tsx';
import css from './kader.module.css';
import type { PostKaderPageQuery, SkillFragment } from './kader-pages.generated.ts';
import { groupsOf } from './skill-groups.ts';
import { useAssessment } from './use-assessment.ts';

type Post = NonNullable<PostKaderPageQuery['posyandu']>;
type Props = { post: Post; skills: readonly SkillFragment[]; onDone: () => void };

/** All skills of all kader of a post in one grid, assessed together and saved once. */
export function SkillGrid({ post, skills, onDone }: Props) {
  const t = useKaderText();
  const words = useText();
  const assessment = useAssessment(post.id, post.kader, skills);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!(await assessment.save(new FormData(event.currentTarget)))) return;
    showToast(t('assessDone'));
    onDone();
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      {/* A region that scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={css.grid} tabIndex={0} aria-label={t('assess')}>
        <table>
          <caption className="pk-visually-hidden">{t('assess')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('skills')}</th>
              {post.kader.map(({ id, name }) => (
                <th key={id} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groupsOf(skills).map(({ code, name, skills: own }) => (
              <Fragment key={code}>
                <tr>
                  <th scope="rowgroup" colSpan={post.kader.length + 1}>
                    <strong>{words(name)}</strong>
                  </th>
                </tr>
                {own.map((skill) => (
                  <tr key={skill.code}>
                    <th scope="row">
                      {skill.number}. {words(skill.name)}
                    </th>
                    {post.kader.map((kader) => (
                      <td key={kader.id} className={cx(assessment.isTurned(kader, skill.number) && css.changed)}>
                        <label>
                          <input
                            type="checkbox"
                            className={css.box}
                            aria-label={`${kader.name}: ${skill.number}. ${words(skill.name)}`}
                            checked={assessment.holds(kader, skill.number)}
                            onChange={() => assessment.toggle(kader, skill.number)}
                          />
                        </label>
                      </td>
                    ))}
                  </tr>
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </section>
      <AssessmentBar assessment={assessment} onCancel={onDone} />
    </form>
  );
}
