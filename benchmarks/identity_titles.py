"""Invent scientific titles and names: few words a slot, so that many works are one or two words apart."""

# ruff: noqa: E501  a table row stays one line

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

# --- titles -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Hold the words of a field: a template names slots, a slot holds words."""

    templates: Sequence[str]
    slots: Mapping[str, Sequence[str]]


LEARNING: Mapping[str, Sequence[str]] = {
    "adj": (
        "Hierarchical", "Lightweight", "Uncertainty-Aware", "Multi-Scale", "Cross-Modal", "Self-Supervised",
        "Semi-Supervised", "Weakly Supervised", "Few-Shot", "Zero-Shot", "Robust", "Efficient", "Unified", "Adaptive",
        "Dual-Branch", "Progressive", "Hybrid", "Disentangled", "Causal", "Prompt-Based",
    ),
    "method": (
        "Attention Network", "Graph Convolutional Network", "Vision Transformer", "Diffusion Model",
        "Contrastive Learning", "Knowledge Distillation", "Mixture of Experts", "Masked Autoencoders",
        "Optimal Transport", "Domain Adaptation", "Feature Fusion", "State Space Model", "Meta-Learning",
        "Prototype Learning", "Label Smoothing", "Adversarial Training",
    ),
    "verb": ("Rethinking", "Revisiting", "Towards", "Beyond", "Understanding", "Improving", "Benchmarking", "Scaling"),
    "set": ("CIFAR-10", "ImageNet", "AffectNet", "RAF-DB", "CASME II", "LibriSpeech", "SQuAD", "GLUE", "MS COCO"),
}  # fmt: skip

VISION = Field(
    templates=(
        "{adj} {method} for {task}",
        "{A}: {adj} {method} for {task}",
        "{A}: {verb} {task} with {method}",
        "{task} in the Wild via {method}",
        "{verb} {task}",
        "{verb} {task}: A {adj} Perspective",
        "{adj} {task} with {method} and {method2}",
        "Learning {adj} Representations for {task}",
        "{task}: A Survey",
        "A Survey on {task} with {method}",
        "{adj} {task} on {set}",
        "{task} by {method}: From {adj} to {adj2} Models",
    ),
    slots={
        **LEARNING,
        "task": (
            "Facial Expression Recognition", "Dynamic Facial Expression Recognition", "Micro-Expression Recognition",
            "Micro-Expression Spotting", "Action Unit Detection", "Semantic Segmentation", "Object Detection",
            "Video Object Segmentation", "Image Super-Resolution", "Point Cloud Registration", "3D Object Detection",
            "2D Pose Estimation", "3D Pose Estimation", "Person Re-Identification", "Image Captioning",
            "Visual Question Answering", "Face Anti-Spoofing", "Remote Physiological Measurement",
        ),
    },
)  # fmt: skip
LANGUAGE = Field(
    templates=(
        *VISION.templates[:9],
        "Are {model} {adj} Reasoners?",
        "{model} as {adj} Annotators for {task}",
        "Evaluating {model} on {task}: Results from {set}",
    ),
    slots={
        **LEARNING,
        "task": (
            "Named Entity Recognition", "Relation Extraction", "Machine Translation", "Text Summarization",
            "Dialogue State Tracking", "Sentiment Analysis", "Question Answering", "Text-to-SQL Generation",
            "Multi-Hop Question Answering", "Coreference Resolution", "Code Generation", "Speech Recognition",
        ),
        "model": ("Large Language Models", "Pre-Trained Language Models", "Multimodal Language Models", "Small Language Models"),
    },
)  # fmt: skip
MEDICINE = Field(
    templates=(
        "Efficacy and safety of {drug} in patients with {disease}: a randomised controlled trial",
        "{drug} versus {drug2} for {disease}: a systematic review and meta-analysis",
        "Effect of {drug} on {outcome} in {people} with {disease}",
        "Prevalence of {disease} among {people}: a cross-sectional study",
        "{disease} and the risk of {disease2}: a cohort study",
        "Deep learning for the detection of {disease}",
        "{outcome} after {drug} treatment of {disease}",
        "Prediction of {outcome} in {disease} using machine learning",
    ),
    slots={
        "drug": ("metformin", "atorvastatin", "rituximab", "tocilizumab", "semaglutide", "aspirin", "β-blockers", "vitamin D", "interferon-γ"),
        "disease": (
            "type 2 diabetes", "type 1 diabetes", "heart failure", "rheumatoid arthritis", "chronic kidney disease",
            "COVID-19", "breast cancer", "non-small cell lung cancer", "Alzheimer’s disease", "Parkinson’s disease",
            "stage II colon cancer", "stage III colon cancer", "hepatitis B", "hepatitis C", "ischaemic stroke",
        ),
        "outcome": ("mortality", "quality of life", "bone mineral density", "blood pressure", "overall survival", "tumour response"),
        "people": ("adults", "older adults", "children", "adolescents", "pregnant women", "health workers"),
    },
)  # fmt: skip
PHYSICS = Field(
    templates=(
        "Measurement of the {process} cross section in pp collisions at √s = {energy} TeV",
        "Search for {particle} in pp collisions at √s = {energy} TeV",
        "{material} under high pressure: {effect}",
        "{effect} in {material}",
        "{effect} in {material} and {material2}",
        "Theory of {effect} in {material}",
        "On the {effect} of {material}. {roman}. {aspect}",
        "Observation of {effect} in {material}",
    ),
    slots={
        "process": ("tt̄", "Z + jets", "WW", "Higgs boson", "single top quark", "dijet"),
        "particle": ("heavy neutrinos", "dark photons", "leptoquarks", "vector-like quarks", "long-lived particles", "excited leptons"),
        "energy": ("7", "8", "13", "13.6"),
        "material": ("graphene", "bilayer graphene", "twisted bilayer graphene", "MoS₂", "WSe₂", "cuprates", "iron pnictides", "Sr₂RuO₄", "α-RuCl₃", "liquid ⁴He"),
        "effect": ("superconductivity", "the quantum Hall effect", "charge density waves", "spin waves", "thermal transport", "magnetic order", "topological edge states"),
        "roman": ("I", "II", "III"),
        "aspect": ("Numerical results", "General theory", "Experiment", "Finite temperature"),
    },
)  # fmt: skip
DATABASES = Field(
    templates=(
        "Efficient {task} in {system}",
        "{A}: {adj} {task} for {system}",
        "{task} over {data}",
        "Optimizing {task} over {data} in {system}",
        "Learned {task}: A Critical Review",
        "{adj} {task} with Guarantees",
        "The Case for {adj} {task}",
        "An Evaluation of {task} in {system}",
    ),
    slots={
        "adj": ("Scalable", "Adaptive", "Learned", "Approximate", "Incremental", "Distributed", "Privacy-Preserving", "Parallel"),
        "task": (
            "Query Optimization", "Join Processing", "Cardinality Estimation", "Index Structures", "Index Selection",
            "Entity Matching", "Schema Matching", "Transaction Processing", "Stream Processing", "Data Cleaning",
        ),
        "system": ("Main-Memory Databases", "Column Stores", "Data Lakes", "Key-Value Stores", "Graph Databases", "the Cloud"),
        "data": ("Data Streams", "Uncertain Data", "Relational Data", "Spatial Data", "Time Series", "Graph Data"),
    },
)  # fmt: skip
FIELDS = (VISION, VISION, LANGUAGE, MEDICINE, PHYSICS, DATABASES)

ACRONYM = ("Net", "Former", "CLIP", "GAN", "Mamba", "LLM", "VAE", "Bench", "Diff", "++")


def acronym(rng: Random) -> str:
    body = "".join(rng.choices("ACDEFGHLMPRSTV", k=rng.randint(2, 4)))
    return f"{body}{rng.choice(['', '-'])}{rng.choice(ACRONYM)}" if rng.random() < 0.7 else body


def title(rng: Random, fields: Sequence[Field] = FIELDS) -> tuple[Field, str]:
    field = rng.choice(fields)
    return field, fill(rng, field, rng.choice(field.templates))


def fill(rng: Random, field: Field, template: str) -> str:
    """Fill the slots; `{task2}` is another word of the slot `task`."""

    def word(slot: re.Match[str]) -> str:
        return acronym(rng) if slot[1] == "A" else rng.choice(field.slots[slot[1].rstrip("2")])

    text = re.sub(r"\{(\w+)\}", word, template)
    return text[0].upper() + text[1:]


def neighbour(rng: Random, field: Field, text: str) -> str:
    """Exchange one word of a slot for another of the same slot: another work of the same field."""
    found = [(word, slot) for slot in field.slots for word in field.slots[slot] if word.lower() in text.lower()]
    for word, slot in sorted(rng.sample(found, len(found)), key=lambda each: -len(each[0])):
        others = [each for each in field.slots[slot] if each.lower() not in text.lower() and each not in word]
        if others:
            put = rng.choice(others).replace("\\", r"\\")
            changed = re.sub(re.escape(word), put, text, count=1, flags=re.IGNORECASE)
            return changed[0].upper() + changed[1:]
    return f"{text} Revisited"


# --- people -----------------------------------------------------------------------------------

FAMILIES = (
    "Zhang", "Wang", "Li", "Chen", "Liu", "Zhao", "Huang", "Zhou", "Xu", "Sun", "Kim", "Lee", "Park", "Nguyen", "Tran",
    "Tanaka", "Sato", "Müller", "Schröder", "Weiß", "García", "García Márquez", "Fernández-López", "Rossi", "Dubois",
    "van der Berg", "de Souza", "Al-Rashid", "O’Brien", "MacDonald", "Kowalski", "Nowak", "Łukasik", "Çelik", "Øster",
    "Smith", "Brown", "Johnson", "Patel", "Singh", "Kumar", "Ivanov", "Petrova", "Horváth", "Dvořák", "Popescu", "Ng",
    "Yang", "Wu", "Zhu", "Hu", "Guo", "He", "Lin", "Luo", "Gao", "Zheng", "Liang", "Xie", "Tang", "Choi", "Jung", "Kang",
    "Suzuki", "Takahashi", "Watanabe", "Yamamoto", "Pham", "Hoang", "Schmidt", "Fischer", "Weber", "Becker", "Hoffmann",
    "Moreau", "Lefèvre", "Bianchi", "Romano", "Ferrari", "Silva", "Pereira", "Oliveira", "Jansen", "de Vries", "Bakker",
    "Andersson", "Nilsson", "Hansen", "Virtanen", "Korhonen", "Papadopoulos", "Yılmaz", "Kaya", "Hosseini", "Rahimi",
    "Cohen", "Levi", "Haddad", "Okafor", "Mensah", "Williams", "Jones", "Taylor", "Davies", "Evans", "Wilson", "Clark",
    "Gupta", "Sharma", "Reddy", "Das", "Banerjee", "Fernando", "Perera", "Smirnov", "Volkov", "Novák", "Szabó", "Ionescu",
)  # fmt: skip
GIVENS = (
    "Wei", "Xiao-Ming", "Yu", "Jing", "Hao", "Minjun", "Seo-Yeon", "Hiroshi", "Yuki", "Anna", "Jürgen", "María José",
    "Luca", "Pierre", "Jan", "João", "Fatima", "Seán", "Ewa", "Merve", "Lars", "John A.", "J. R.", "Priya", "Rahul",
    "Sergey", "Olga", "Zsófia", "Tomáš", "Ioana", "M.", "Emily", "Thị Hương", "Kai", "Lei", "Bo",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    given: str
    family: str

    def __str__(self) -> str:
        return f"{self.given} {self.family}".strip()


def group(rng: Random, most: int = 7) -> tuple[Person, ...]:
    people = (Person(rng.choice(GIVENS), rng.choice(FAMILIES)) for _ in range(rng.randint(1, most)))
    return tuple(dict.fromkeys(people))


def initialled(person: Person) -> Person:
    return Person(" ".join(f"{part[0]}." for part in re.split(r"[\s-]+", person.given)), person.family)
