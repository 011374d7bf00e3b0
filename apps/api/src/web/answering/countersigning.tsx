import { ButtonForm, type FormSeal, type Given } from '../parts.js';
import { ReasonForm } from '../reason-form.js';
import { useWords } from '../speech.js';

/** What a second person does with what another has entered: countersigns it, or sends it back. */
export function Countersigning({
  action,
  seal,
  given,
  countersign,
  differs,
}: {
  action: string;
  seal: FormSeal;
  given: Given;
  /** The name of the button; null where it can only be sent back. */
  countersign: string | null;
  /** The name of the field for what differs. */
  differs: string;
}) {
  const words = useWords();
  return (
    <div className="actions">
      {countersign !== null && (
        <ButtonForm action={action} act="countersign" seal={seal} label={countersign} />
      )}
      <ReasonForm
        action={action}
        act="send-back"
        seal={seal}
        given={given}
        summary={words.format('pages.answering.send_back')}
        label={differs}
        button={words.format('pages.answering.send_back')}
      />
    </div>
  );
}
