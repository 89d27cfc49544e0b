"""Journals by name: many are written as any other words are, and only who knows them knows that they are venues."""

from __future__ import annotations

import re


def _names(text: str) -> frozenset[str]:
    return frozenset(" ".join(name.split()) for name in text.split("|"))


#: Names that say nothing but the journal, in lower case and without "the": the best known of each field.
_JOURNALS = _names(
    """accident analysis and prevention|accounts of chemical research|acm computing surveys
    |acs applied materials and interfaces|acs catalysis|acs central science|acs chemical biology|acs nano
    |acs omega|acs synthetic biology|acta crystallographica|acta materialia|acta numerica|acta psychologica
    |advanced energy materials|advanced functional materials|advanced science|advanced theory and simulations
    |advances in water resources|agricultural and forest meteorology|ai and society|ai communications
    |ai magazine|ai medicine|ai open|american economic review|american journal of human genetics
    |american political science review|american psychologist|american sociological review|analytica chimica acta
    |angewandte chemie|angewandte chemie international edition|annals of applied statistics
    |annals of internal medicine|annals of mathematics|annals of neurology|annals of operations research
    |annals of statistics|applied acoustics|applied energy|applied ergonomics|applied intelligence
    |applied ocean research|applied optics|applied physics letters|applied sciences|applied soft computing
    |applied thermal engineering|archives of computational methods in engineering
    |artificial intelligence and law|artificial intelligence in medicine|artificial intelligence review
    |astronomical journal|astronomy and astrophysics|astronomy and computing|astrophysical journal
    |astrophysical journal letters|atmospheric environment|australian family physician
    |automated software engineering|autonomous agents and multi-agent systems|behavior research methods
    |behavioral and brain sciences|behavioral ecology|behaviour and information technology
    |big data and cognitive computing|big data and society|bioinformatics advances|biological cybernetics
    |biological psychiatry|biomed research international|biomedical optics express
    |biomedical signal processing and control|biophysical journal|biosensors and bioelectronics
    |bmc bioinformatics|bmc biology|bmc genomics|brain and cognition|brain and language|brain informatics
    |brain topography|briefings in bioinformatics|briefings in functional genomics
    |briefings in functional genomics and proteomics|british journal of educational technology
    |british journal of psychology|building and environment|cancer cell|cancer discovery|cell genomics
    |cell host and microbe|cell metabolism|cell reports|cell reports medicine|cell reports methods
    |cell reports physical science|cell stem cell|cell systems|cerebral cortex|chaos solitons and fractals
    |chemical communications|chemical engineering journal|chemical physics letters|chemical reviews
    |chemical science|chemical society reviews|chemistry of materials|climate dynamics|climatic change
    |clinical cancer research|clinical infectious diseases|clinical psychological science|cluster computing
    |cognitive neurodynamics|cognitive systems research|combustion and flame|communications biology
    |communications chemistry|communications earth and environment|communications materials
    |communications medicine|communications of the acm|communications on pure and applied mathematics
    |communications physics|complex and intelligent systems|computational and mathematical organization theory
    |computational and structural biotechnology journal|computational brain and behavior
    |computational intelligence and neuroscience|computational materials science
    |computational optimization and applications|computational statistics and data analysis
    |computational visual media|computer aided geometric design|computer animation and virtual worlds
    |computer graphics forum|computer journal|computer methods and programs in biomedicine
    |computer methods in applied mechanics and engineering|computer music journal
    |computer physics communications|computer science review|computer speech and language
    |computer vision and image understanding|computerized medical imaging and graphics
    |computers and chemical engineering|computers and education|computers and electrical engineering
    |computers and electronics in agriculture|computers and fluids|computers and geosciences
    |computers and graphics|computers and industrial engineering|computers and operations research
    |computers and security|computers in biology and medicine|computers in human behavior|computers in industry
    |computing in science and engineering|concurrency and computation|contemporary physics|current biology
    |current directions in psychological science|current opinion in neurobiology
    |current opinion in structural biology|data and knowledge engineering|data in brief
    |data mining and knowledge discovery|decision support systems|designs codes and cryptography
    |developmental cell|developmental cognitive neuroscience|developmental psychology|developmental science
    |digital discovery|digital humanities quarterly|digital investigation|digital scholarship in the humanities
    |discrete and computational geometry|discrete applied mathematics|distributed and parallel databases
    |drug discovery today|earth and planetary science letters|earth and space science|earth system dynamics
    |earth system science data|ecology letters|econometric theory|econometrics journal|economic journal
    |educational psychologist|educational psychology review|electric power systems research|electrochimica acta
    |electronic commerce research and applications|embo journal|embo reports|empirical software engineering
    |energy and ai|energy and environmental science|energy conversion and management|energy policy
    |engineering applications of artificial intelligence|environmental modelling and software
    |environmental research letters|environmental science and technology|european economic review
    |european heart journal|european journal of neuroscience|european journal of operational research
    |european physical journal c|european radiology|expert systems with applications
    |formal methods in system design|foundations and trends in machine learning
    |foundations of computational mathematics|foundations of physics|frontiers in computational neuroscience
    |frontiers in neurorobotics|frontiers in neuroscience|frontiers in psychiatry|frontiers in psychology
    |frontiers in robotics and ai|future generation computer systems|fuzzy sets and systems
    |games and economic behavior|general relativity and gravitation|genetic programming and evolvable machines
    |genome biology|genome medicine|genome research|genomics proteomics and bioinformatics
    |geophysical research letters|geoscience frontiers|geoscientific model development|global change biology
    |global ecology and biogeography|government information quarterly|graphs and combinatorics|health affairs
    |health and quality of life outcomes|health informatics journal|human brain mapping|human molecular genetics
    |hydrological processes|hydrology and earth system sciences|ict express|ieee access|imaging neuroscience
    |information and computation|information and management|information and software technology
    |information processing and management|information processing letters|information retrieval journal
    |information sciences|information systems research|interacting with computers|international economic review
    |international immunology|inventiones mathematicae|ipsj journal
    |isprs international journal of geo-information|isprs journal
    |isprs journal of photogrammetry and remote sensing|jacs au|jama dermatology|jama internal medicine
    |jama network open|jama neurology|jama ophthalmology|jama psychiatry|jmir medical informatics
    |jmir mental health|journal of chemical physics|journal of chemical theory and computation
    |journal of heuristics|journal of open source software|knowledge and information systems
    |knowledge-based systems|lab on a chip|lancet|lancet digital health|lancet neurology|lancet oncology
    |language and cognition|language resources and evaluation|laser and photonics reviews|law and human behavior
    |learned publishing|learning and individual differences|light science and applications
    |literary and linguistic computing|living reviews in relativity|logical methods in computer science
    |machine learning and knowledge extraction|machine learning science and technology
    |machine vision and applications|magnetic resonance imaging|magnetic resonance in medicine|marketing science
    |materials horizons|materials today|mathematical biosciences|mathematics of computation
    |mathematics of operations research|mechanical systems and signal processing
    |medical and biological engineering and computing|medical image analysis|memory and cognition
    |methods in ecology and evolution|microsystems and nanoengineering|minds and machines|mis quarterly
    |mobile networks and applications|molecular biology and evolution|molecular cell|molecular diversity
    |molecular informatics|molecular pharmaceutics|molecular psychiatry|molecular systems biology
    |monthly notices of the royal astronomical society|monthly weather review|multimedia tools and applications
    |nano energy|nano letters|nano today|national science review|nature aging|nature astronomy
    |nature biomedical engineering|nature biotechnology|nature cancer|nature catalysis|nature cell biology
    |nature chemical biology|nature chemistry|nature climate change|nature communications
    |nature computational science|nature ecology and evolution|nature electronics|nature energy|nature food
    |nature genetics|nature geoscience|nature human behaviour|nature immunology|nature machine intelligence
    |nature materials|nature medicine|nature mental health|nature metabolism|nature methods|nature microbiology
    |nature nanotechnology|nature neuroscience|nature photonics|nature physics|nature plants|nature protocols
    |nature reviews bioengineering|nature reviews cancer|nature reviews chemistry|nature reviews drug discovery
    |nature reviews genetics|nature reviews materials|nature reviews methods primers|nature reviews neuroscience
    |nature reviews physics|nature reviews psychology|nature structural and molecular biology
    |nature sustainability|nature synthesis|nature water|neural computing and applications
    |neural processing letters|neurobiology of aging|neuroimage clinical|neuroscience and biobehavioral reviews
    |new england journal of medicine|new journal of physics|new media and society|nmr in biomedicine
    |npj computational materials|npj digital medicine|nuclear instruments and methods|nuclear physics b
    |nucleic acids research|numerische mathematik|online social networks and media|operations research letters
    |optics and laser technology|optics communications|optics express|optics letters
    |optimization methods and software|parallel processing letters|pattern analysis and applications
    |pattern recognition letters|peer-to-peer networking and applications|peerj computer science
    |personal and ubiquitous computing|personality and individual differences
    |personality and social psychology bulletin|perspectives on psychological science
    |pervasive and mobile computing|philosophical transactions a|philosophical transactions b
    |philosophical transactions of the royal society a|philosophical transactions of the royal society b
    |photonics research|physica a|physica d|physical biology|physical chemistry chemical physics
    |physical review a|physical review applied|physical review b|physical review c|physical review d
    |physical review e|physical review fluids|physical review letters|physical review materials
    |physical review research|physical review x|physics in medicine and biology|physics letters b
    |physics of fluids|physics of plasmas|physics of the dark universe|physics reports|physics today
    |physiological measurement|plant journal|plant phenomics|plos biology|plos computational biology
    |plos digital health|plos genetics|plos medicine|plos one|policy and internet|procedia cirp
    |procedia computer science|procedia engineering|procedia manufacturing|proceedings of the ieee
    |proceedings of the national academy of sciences|progress in aerospace sciences
    |progress in biomedical engineering|progress in neurobiology|progress in optics|progress in photovoltaics
    |prx quantum|psychiatry research|psychological assessment|psychological bulletin|psychological inquiry
    |psychological medicine|psychological methods|psychological review|psychological science
    |psychonomic bulletin and review|publications of the astronomical society of the pacific
    |quantitative science studies|quantum machine intelligence|quantum science and technology
    |quarterly journal of economics|r journal|radiology artificial intelligence|random structures and algorithms
    |reliability engineering and system safety|remote sensing letters|remote sensing of environment
    |renewable and sustainable energy reviews|reports on progress in physics
    |research in astronomy and astrophysics|research policy|review of economic studies
    |review of economics and statistics|review of financial studies|reviews in computational chemistry
    |reviews of geophysics|reviews of modern physics|robotics and autonomous systems
    |robotics and computer-integrated manufacturing|royal society open science|rsc advances|science advances
    |science bulletin|science china information sciences|science immunology|science of computer programming
    |science of the total environment|science robotics|science signaling|science translational medicine
    |scientific american|scientific reports|scipost physics|sensors and actuators|siam journal on computing
    |siam journal on imaging sciences|siam journal on optimization|siam journal on scientific computing
    |siam review|sigkdd explorations|sigmod record|signal image and video processing
    |signal processing image communication|signal processing letters|small methods
    |social cognitive and affective neuroscience|social forces|social media and society
    |social psychological and personality science|social science and medicine|social science computer review
    |software and systems modeling|software practice and experience|software quality journal
    |software testing verification and reliability|statistica sinica|statistical science
    |statistics and probability letters|statistics in medicine|statistics surveys|stem cell reports
    |structural and multidisciplinary optimization|surgical endoscopy|sustainable cities and society
    |synthetic metals|systematic biology|systems and control letters|telematics and informatics
    |theoretical computer science|theory and practice of logic programming|topics in cognitive science
    |translational psychiatry|transportation research part a|transportation research part b
    |transportation research part c|transportation research part d|transportation research part e
    |transportation research part f|transportation research record|trends in analytical chemistry
    |trends in biotechnology|trends in chemistry|trends in cognitive sciences|trends in ecology and evolution
    |trends in genetics|trends in neurosciences|trends in pharmacological sciences
    |user modeling and user-adapted interaction|vehicular communications|vision research|visual computer
    |visual informatics|vldb journal|water resources management|water resources research
    |wireless communications and mobile computing|wireless personal communications|world development
    |world wide web journal|zeitschrift für physik"""
)
#: Names that are subjects as well: they are journals where a year, or a volume that is no mere number, stands behind.
_SUBJECTS = _names(
    """academic medicine|advanced materials|advanced robotics|ai|ai ethics|algorithmica|algorithms|anesthesiology
    |animals|artificial intelligence|artificial life|astrobiology|automatica|automation
    |automation in construction|autonomous robots|axioms|big data research|biochemistry|bioengineering|bioessays
    |bioinformatics|biology|biomaterials|biometrics|biometrika|biomolecules|bioscience|biostatistics|blood|brain
    |brain sciences|cancer research|cancers|cell|cells|chaos|chem|chemistry|child development|circulation
    |clinical radiology|cognition|cognition and emotion|cognitive computation|cognitive psychology
    |cognitive science|combinatorica|complexity|computation|computational economics|computational geometry
    |computational intelligence|computational linguistics|computational mechanics|computational statistics
    |computer|computer aided design|computer communications|computer networks
    |computer supported cooperative work|computer-aided design|computers|computing|constraints
    |control engineering practice|cortex|cryptography|cryptologia|cybernetics and systems|dementia|demography
    |development|diagnostics|digital health|digital signal processing|discrete mathematics|distributed computing
    |diversity|drones|ecological modelling|ecology|econometrica|electronics|elife|emotion|emotion review
    |energies|energy|energy and buildings|eneuro|engineering structures|english studies|entropy|epilepsia
    |ergonomics|evolution|evolutionary computation|expert systems|eye|field robotics|formal aspects of computing
    |fractals|fuel|future internet|games|gene|gene therapy|genes|genetics|genomics|geoderma|geoinformatica
    |geology|geophysics|gigascience|graphical models|gut|healthcare|heliyon|hippocampus
    |human computer interaction|human factors|human genetics|human movement science|human mutation|hydrology
    |icarus|image and vision computing|immunity|informatics|information|information fusion|information retrieval
    |information systems|information visualization|intelligent data analysis|internet of things
    |internet research|inverse problems|iscience|jama|jasa|jmir|joule|journalism|knowledge based systems|lancet
    |land|language|language and speech|language learning|laryngoscope|learning and instruction
    |learning and memory|legal medicine|leonardo|lingua|machine learning|machine translation|machines
    |macromolecules|management science|marine geology|materials|materials and design
    |materials science and engineering|mathematical finance|mathematical programming|mathematics|matter
    |measurement|mechatronics|medical care|medical physics|metabolic engineering|metabolites|metals|methods
    |micromachines|mind|mind and language|minerals|molecular biology of the cell|molecules|multimedia systems
    |music perception|nanoscale|natural language engineering|nature|networks|neural computation|neural networks
    |neurocomputing|neuroimage|neuroinformatics|neurology|neuron|neuropsychologia|neuropsychopharmacology
    |neurorobotics|neuroscience|neurosurgery|nuclear fusion|numerical algorithms|ocean engineering
    |operations research|ophthalmology|optica|optical engineering|optik|optimization|organic letters
    |organization science|pain|parallel computing|pattern recognition|patterns|pediatrics|peerj|perception
    |performance evaluation|pharmaceuticals|pharmaceutics|photoacoustics|photonics|physics|plants|poetics
    |political analysis|political communication|polymers|protein engineering design and selection
    |protein science|proteins|psychiatry|psychometrika|psychophysiology|public health|public opinion quarterly
    |quantitative finance|quantum|quantum information and computation|quantum information processing|radiology
    |real estate economics|real-time systems|remote sensing|renewable energy|requirements engineering
    |risk analysis|robotica|robotics|science|scientific data|scientific programming|scientometrics|semantic web
    |sensors|sexual health|signal processing|signals|simulation|sleep|small|social network analysis and mining
    |social networks|social science|soft computing|soft matter|soft robotics|software|solar energy|solar physics
    |space weather|speech|speech communication|stat|statistics|statistics and computing|stem cells|stroke
    |structural health monitoring|structural safety|structure|style|surgery|sustainability|symmetry|synthese
    |synthesis|systems|technologies|technometrics|telecommunication systems|theory of computing systems
    |toxicology|transportation|transportation science|tribology|ultrasonics|urology|vaccines|vehicles
    |virtual reality|vision|visual cognition|visual computing|waste management|water|water research
    |weather and forecasting|wireless networks|world wide web"""
)
_FIRST_WORDS = frozenset(name.partition(" ")[0] for name in (*_JOURNALS, *_SUBJECTS)) | {"the"}
#: What stands behind the name: `51(3), 1258-1270`, `vol. 53, no. 5, pp. 3-9`, `13, 703-704`, `28 (2013): 603`.
_VOLUME = re.compile(
    r"[,.:]?\s+(?:vol(?:ume|\.)?\s*)?(?!(?:19|20)\d\d\b)\d{1,4}(?![\w-])"
    r"(?:\s?\(\d[^()]{0,20}\)|,?\s*(?:no|nr|issue)\.?\s?\d+)?"
    r"(?:\s?[,:.]\s*(?:pp?\.?\s*|pages\s*|article\s*)?[A-Za-z]{0,3}\d{1,7}(?:\s?[-–—]+\s?[A-Za-z]?\d{1,7})?)?",
    re.IGNORECASE,
)
_YEAR = re.compile(r",?\s*\(?(?:19|20)\d\d\)?\s*\Z")
#: What no course or edition has behind its name, as "Robotics 2" has.
_SURE = re.compile(r",|\s\(?(?:19|20)\d\d\b|\s(?:vol|\d+\D)")
LONGEST_YEAR = 24  # letters of a year, and what stands around it
LONGEST = 160  # letters of a name with all that stands behind it


def is_journal(text: str) -> bool:
    """Tell whether a text is the name of a journal, alone or with its volume, pages and year."""
    first = text.partition(" ")[0].lower()
    if first.rstrip(",:") not in _FIRST_WORDS or len(text) > LONGEST:
        return False
    name = _folded(text)
    if not any(map(str.isdigit, name)):
        return name in _JOURNALS
    bare = name_of(name)
    return bare in _JOURNALS or (bare in _SUBJECTS and _SURE.match(name, len(bare)) is not None)


def _folded(name: str) -> str:
    """Write a name as the tables do: "The Lamps & Rooms: A Journal" as "lamps and rooms a journal"."""
    return name.lower().removeprefix("the ").replace(" & ", " and ").replace(": ", " ")


def name_of(text: str) -> str:
    """Cut the volume, the pages and the year off the name of a journal."""
    return _without_year(without_volume(_without_year(text)))


def _without_year(text: str) -> str:
    year = _YEAR.search(text, max(0, len(text) - LONGEST_YEAR))
    return (text[: year.start()] if year else text).rstrip(" .,:")


def without_volume(text: str) -> str:
    """Cut the volume and what stands behind it off the name of a journal."""
    volume = _VOLUME.search(text)
    return text[: volume.start()] if volume else text
