export { createClassifier, type TrainedClassifier } from "./classifier.ts";
export { WeightsDamagedError } from "./errors.ts";
