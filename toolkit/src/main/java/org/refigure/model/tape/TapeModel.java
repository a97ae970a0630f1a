package org.refigure.model.tape;

import java.util.List;
import org.refigure.model.ParameterShape;

/**
 * A model as a function on a {@link Tape}: where a model of one's own plugs into a training.
 *
 * @param <B> what one batch of its data is
 */
public interface TapeModel<B> {
  /** What is trained, in a fixed order, with unique names. */
  List<ParameterShape> parameters();

  /** The mean loss of a batch, a value of one entry. */
  Value loss(Tape tape, B batch);
}
