import { type FormEvent, useState } from 'react';
import { useFormat, useText } from '@/i18n/format.ts';
import { useKaderText } from '@/i18n/texts/kader.ts';
import { Button } from '@/ui/button.tsx';
import { Panel } from '@/ui/page.tsx';
import { StatusBadge } from '@/ui/status-badge.tsx';
import { showToast } from '@/ui/toast.tsx';
import { AssessmentBar } from './assessment-bar.tsx';
import css from './kader.module.css';
import type { KaderRecordFragment } from './kader-pages.generated.ts';
import { groupsOf } from './skill-groups.ts';
import { useAssessment } from './use-assessment.ts';

type State = KaderRecordFragment['skills'][number];

/** The 25 skills of one kader in their groups, with the latest result in each; assessed in place. */
export function SkillChecklist({ kader }: { kader: KaderRecordFragment }) {
  const t = useKaderText();
  const [isOpen, setOpen] = useState(false);
  const mayAssess = kader.abilities.includes('kader.assess') && kader.leftOn === null;
  return (
    <Panel
      title={t('skillTitle')}
      actions={
        mayAssess &&
        !isOpen && (
          <Button icon="form" onClick={() => setOpen(true)}>
            {t('assess')}
          </Button>
        )
      }
    >
      <NextBadge kader={kader} />
      {isOpen ? <Assess kader={kader} onClose={() => setOpen(false)} /> : <Results kader={kader} />}
    </Panel>
  );
}

function NextBadge({ kader: { nextBadge } }: { kader: KaderRecordFragment }) {
  const t = useKaderText();
  if (!nextBadge) return <p>{t('top')}</p>;
  const numbers = nextBadge.missing.map(({ number }) => number);
  return (
    <p className="pk-muted">
      {t('next', { badge: t(`badge.${nextBadge.badge}`), count: numbers.length, numbers: numbers.join(', ') })}
    </p>
  );
}

function Results({ kader }: { kader: KaderRecordFragment }) {
  const words = useText();
  return (
    <div className={css.groups}>
      {groupsOf(kader.skills.map(({ skill }) => skill)).map(({ code, name, skills }) => (
        <section key={code} className={css.group}>
          <h3>{words(name)}</h3>
          <ol className={css.skills}>
            {skills.map((skill) => (
              <li key={skill.code} className={css.skill}>
                <span className={css.number}>{skill.number}</span>
                <span>{words(skill.name)}</span>
                <Result state={kader.skills.find((state) => state.skill.code === skill.code)} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function Result({ state }: { state: State | undefined }) {
  const t = useKaderText();
  const format = useFormat();
  if (!state || state.passed === null) return <span className="pk-muted">{t('never')}</span>;
  return (
    <span>
      <StatusBadge tone={state.passed ? 'good' : 'warn'}>{t(state.passed ? 'passed' : 'notYet')}</StatusBadge>
      {state.on && state.office && (
        <span className="pk-muted"> {t('result', { day: format.day(state.on), office: state.office })}</span>
      )}
    </span>
  );
}

function Assess({ kader, onClose }: { kader: KaderRecordFragment; onClose: () => void }) {
  const t = useKaderText();
  const words = useText();
  const skills = kader.skills.map(({ skill }) => skill);
  const assessment = useAssessment(kader.posyandu.id, [kader], skills);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!(await assessment.save(new FormData(event.currentTarget)))) return;
    showToast(t('assessDone'));
    onClose();
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <p>{t('assessLead')}</p>
      <div className={css.groups}>
        {groupsOf(skills).map(({ code, name, skills: own }) => (
          <fieldset key={code} className={css.plain}>
            <legend>
              <strong>{words(name)}</strong>
            </legend>
            {own.map((skill) => (
              <label key={skill.code} className={css.tick}>
                <input
                  type="checkbox"
                  className={css.box}
                  checked={assessment.holds(kader, skill.number)}
                  onChange={() => assessment.toggle(kader, skill.number)}
                />
                <span>
                  {skill.number}. {words(skill.name)}
                </span>
              </label>
            ))}
            <div>
              <Button
                size="small"
                onClick={() =>
                  assessment.hold(
                    kader,
                    own.map(({ number }) => number),
                  )
                }
              >
                {t('allOfGroup', { group: words(name) })}
              </Button>
            </div>
          </fieldset>
        ))}
      </div>
      <AssessmentBar assessment={assessment} onCancel={onClose} />
    </form>
  );
}
