package dev.ecomm.pipeline;

import dev.ecomm.interpret.InterpreterModel;
import dev.ecomm.registry.ModelFile;
import dev.ecomm.registry.Release;
import dev.ecomm.registry.SegmenterModel;
import java.util.Optional;

/** What a run takes over from the one before. */
record EarlierRun(
    SegmenterModel segmenter,
    Optional<InterpreterModel> interpreter,
    Optional<ModelFile> interpreterFile) {

  static EarlierRun of(Release release) {
    return new EarlierRun(
        SegmenterModel.of(release),
        release.text(SegmenterModel.INTERPRETER).map(InterpreterModel::fromJson),
        release.part(SegmenterModel.INTERPRETER));
  }

  /** The file of the interpreter, if a kept one is still what is in it, numbers of clusters too. */
  Optional<ModelFile> unchanged(InterpreterModel kept) {
    boolean same = interpreter.map(InterpreterModel::toJson).equals(Optional.of(kept.toJson()));
    return same ? interpreterFile : Optional.empty();
  }
}
